import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import styles from '../door.module.css';
import { isPin } from '../pin.ts';
import { SessionContext } from '../session.ts';

/**
 * Asks for the PIN again before something restricted is shown, for as long as it stays on screen. The demonstration has
 * no PIN and holds nobody's data.
 */
export function PinGate({ title, children }: { title: string; children: ReactNode }) {
  const pin = useContext(SessionContext)?.entry.pin;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(pin === undefined);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  if (open || pin === undefined) return children;

  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (await isPin(typed, pin)) return setOpen(true);
    setTyped('');
    setProblem({ reason: 'station.pinWrong' });
  };
  return (
    <ThingPage title={title}>
      <p>{t('lock.restricted')}</p>
      <form className={styles.pin} onSubmit={(event) => void unlock(event)}>
        <Input.Password
          autoFocus
          size="large"
          inputMode="numeric"
          autoComplete="off"
          aria-label={t('lock.pin')}
          placeholder={t('lock.pin')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(undefined);
          }}
        />
        <Button type="primary" size="large" htmlType="submit">
          {t('lock.open')}
        </Button>
        <Button size="large" onClick={() => void navigate(-1)}>
          {t('action.back')}
        </Button>
      </form>
      {problem && <Sentence problem={problem} />}
    </ThingPage>
  );
}
