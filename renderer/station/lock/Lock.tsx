import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { Door } from '../Door.tsx';
import type { Desk, StationEntry } from '../desk.ts';
import styles from '../door.module.css';
import { isPin } from '../pin.ts';
import { ForgottenPin } from './ForgottenPin.tsx';

export interface LockProps {
  desk: Desk;
  entry: StationEntry;
  onOpen: (entry: StationEntry) => void;
  /** To another station, or to a new one. */
  onOthers: () => void;
}

/** Asks for the clerk's PIN: on start, and whenever the clerk has locked the screen. */
export function Lock({ desk, entry, onOpen, onOthers }: LockProps) {
  const { t } = useTranslation();
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [forgotten, setForgotten] = useState(false);

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || pin === '') return;
    setBusy(true);
    const right = entry.pin === undefined || (await isPin(pin, entry.pin));
    setBusy(false);
    if (right) return onOpen(entry);
    setPin('');
    setProblem({ reason: 'station.pinWrong' });
  };

  return (
    <Door title={entry.name}>
      {forgotten ? (
        <ForgottenPin desk={desk} entry={entry} onRenewed={onOpen} onBack={() => setForgotten(false)} />
      ) : (
        <>
          <p className={styles.hint}>{t('lock.ask', { clerk: entry.clerk })}</p>
          <form className={styles.pin} onSubmit={(event) => void unlock(event)}>
            <Input.Password
              autoFocus
              size="large"
              inputMode="numeric"
              autoComplete="off"
              aria-label={t('lock.pin')}
              placeholder={t('lock.pin')}
              value={pin}
              onChange={(event) => {
                setPin(event.target.value);
                setProblem(undefined);
              }}
            />
            <Button type="primary" size="large" htmlType="submit" loading={busy}>
              {t('lock.open')}
            </Button>
          </form>
          {problem && <Sentence problem={problem} />}
          <div className={styles.below}>
            <Button type="link" onClick={() => setForgotten(true)}>
              {t('lock.forgotten')}
            </Button>
            <Button type="link" onClick={onOthers}>
              {t('lock.others')}
            </Button>
          </div>
        </>
      )}
    </Door>
  );
}
