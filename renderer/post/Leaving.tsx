import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseDay } from '../../shared/domain/calendar/parse.ts';
import { heldOnDay, type Tenure } from '../../shared/domain/post/tenure.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { leavePost } from './acts.ts';
import styles from './post.module.css';

export interface LeaveProps {
  tenure: Tenure & { name: string };
}

/** The button with which somebody leaves a post, and in its place the last day and the reason. */
export function Leave({ tenure }: LeaveProps) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  if (!heldOnDay(tenure, today())) return null;
  if (leaving) return <Leaving tenure={tenure} onEnd={() => setLeaving(false)} />;
  return (
    <Button
      size="small"
      type="text"
      aria-label={t('post.leaveOf', { name: tenure.name })}
      onClick={() => setLeaving(true)}
    >
      {t('post.leave')}
    </Button>
  );
}

function Leaving({ tenure: { id, name, from }, onEnd }: LeaveProps & { onEnd: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [to, setTo] = useState('');
  const [because, setBecause] = useState('');
  const day = parseDay(to === '' ? today() : to, today());
  const leave = async () => {
    if (!day.ok || day.value < from) return say({ says: { problem: { reason: 'post.leftBeforeCame' } } });
    const problem = refusalOf(await leavePost(station, id, day.value, because.trim()));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = refusalOf(await leavePost(station, id, undefined, ''));
      if (refused) say({ says: { problem: refused } });
    };
    say({ says: { done: t('post.leftDone', { name }) }, action: { label: t('action.undo'), run: undo } });
    onEnd();
  };
  return (
    <span className={styles.leaving}>
      <Input
        autoFocus
        aria-label={t('post.lastDay')}
        placeholder={t('post.lastDay')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <Input
        aria-label={t('post.leftBecause')}
        placeholder={t('post.leftBecause')}
        value={because}
        maxLength={200}
        onChange={(event) => setBecause(event.target.value)}
        onPressEnter={() => void leave()}
      />
      <Button onClick={() => void leave()}>{t('post.leave')}</Button>
      <Button onClick={onEnd}>{t('action.back')}</Button>
    </span>
  );
}
