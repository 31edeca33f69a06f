import { QRCode } from 'antd';
import { usePaperWords } from '../../print/paperWords.ts';
import styles from './code.module.css';

/** A signed code as a square on paper: 25 mm wide, so that a module of the longest code is 0.4 mm. */
export function CodeMark({ text }: { text: string }) {
  const { t } = usePaperWords();
  return (
    <figure className={styles.mark}>
      <QRCode
        type="svg"
        value={text}
        errorLevel="M"
        boostLevel={false}
        bordered={false}
        marginSize={4}
        color="#000"
        bgColor="#fff"
        style={{ width: '25mm', height: '25mm', padding: 0 }}
        role="img"
        aria-label={t('code.mark')}
      />
      <figcaption>{t('code.check')}</figcaption>
    </figure>
  );
}
