import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from './errors.module.css';
import { Sentence } from './Sentence.tsx';

/** An address that names nothing. */
export function LostScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div className={styles.page}>
      <Sentence
        problem={{ reason: 'unexpected.address' }}
        action={{ label: t('nav.today'), onClick: () => void navigate('/') }}
      />
    </div>
  );
}
