import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import pieces from '../../frame/pieces.module.css';
import { useLetters } from '../../list/letters.ts';
import styles from '../merit.module.css';
import { useCalling } from './useCalling.ts';
import { useDay } from './useDay.ts';

/** At the counter on a redemption day: which number is here, how many wait, and the next one by one key. */
export function DayStrip({ household }: { household: string }) {
  const { t } = useTranslation();
  const line = useDay();
  const { next, pass } = useCalling();
  const isOn = line !== undefined && (line.called !== undefined || line.waiting.length > 0);
  useLetters({ k: isOn ? { run: () => void next() } : undefined });
  if (!isOn) return null;
  const { called, waiting } = line;
  const isHere = called?.household === household;
  return (
    <section className={pieces.block}>
      <p className={pieces.acts} role="status">
        {called && <strong>{t(isHere ? 'queue.here' : 'queue.elsewhere', { number: called.number })}</strong>}
        <span className={pieces.soft}>{t('queue.waiting', { number: waiting.length })}</span>
        <Button aria-keyshortcuts="K Alt+K" onClick={() => void next()}>
          {t('queue.next')} <kbd className={styles.key}>K</kbd>
        </Button>
        {called && <Button onClick={() => void pass()}>{t('queue.pass')}</Button>}
        <Link to="/passbook/queue">{t('queue.line')}</Link>
      </p>
    </section>
  );
}
