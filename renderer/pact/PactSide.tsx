import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag, type StateTagProps } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { isTextField } from '../list/keys.ts';
import styles from './pact.module.css';
import type { PactVersion } from './read.ts';

function toneOf(stage: PactVersion['stage']): StateTagProps['tone'] {
  return stage === 'inForce' ? 'settled' : 'plain';
}

/** The versions of the pact, the newest first; N drafts another. */
export function PactSide({ versions, opened }: { versions: PactVersion[] | undefined; opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isBusy = event.ctrlKey || event.metaKey || (!event.altKey && isTextField(event.target));
      if (event.key.toLowerCase() !== 'n' || isBusy || event.defaultPrevented) return;
      event.preventDefault();
      void navigate('/pact/new');
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [navigate]);
  if (!versions) return null;
  return (
    <nav className={styles.side} aria-label={t('pact.versions')}>
      <p className={styles.sideActs}>
        <span className={pieces.soft}>{t('pact.count', { number: format.count(versions.length) })}</span>
        <Button icon={<PlusOutlined />} aria-keyshortcuts="N Alt+N" onClick={() => void navigate('/pact/new')}>
          {t('pact.draft')} <kbd>N</kbd>
        </Button>
      </p>
      {versions.length === 0 && <p className={styles.empty}>{t('pact.empty')}</p>}
      {versions.map(({ pact, stage, clauses }) => (
        <Link key={pact.id} to={addressOf(pact.id)} aria-current={pact.id === opened ? 'page' : undefined}>
          <span className={styles.versionName}>{pact.name}</span>
          <span className={pieces.soft}>{t('pact.versionOf', { version: pact.version, number: clauses.length })}</span>
          <StateTag tone={toneOf(stage)}>{t(`pact.stage.${stage}`)}</StateTag>
        </Link>
      ))}
      <Link to="/pact/laws" className={styles.laws}>
        {t('pact.laws')}
      </Link>
    </nav>
  );
}
