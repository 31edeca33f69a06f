import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../errors/useSentence.ts';
import { isTextField } from '../list/keys.ts';
import styles from './notices.module.css';
import { type Notice, NoticeContext } from './notices.ts';

/** How many stand at once: a third covers what is worked on. The last five acts are on 今日 anyhow. */
const SHOWN_MAX = 2;

/** How long a notice of success stays: long enough to read it twice. Problems stay. */
const SHOWN_MS = 5_000;

/** With a button such as 撤销, long enough to notice the slip and reach for it. */
const SHOWN_WITH_ACTION_MS = 15_000;

interface Posted extends Notice {
  key: number;
}

function NoticeLine({ notice, onDone }: { notice: Posted; onDone: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [held, setHeld] = useState(false);
  const isProblem = 'problem' in notice.says;
  const { action } = notice;

  useEffect(() => {
    if (held || isProblem) return;
    const timer = setTimeout(onDone, action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, isProblem, action, onDone]);

  return (
    <li
      className={isProblem ? styles.problem : styles.notice}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {isProblem ? <ExclamationCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}
      <span className={styles.words}>{'done' in notice.says ? notice.says.done : sentence(notice.says.problem)}</span>
      {action && (
        <Button
          onClick={() => {
            onDone();
            void action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <Button type="text" icon={<CloseOutlined />} aria-label={t('action.close')} onClick={onDone} />
    </li>
  );
}

/** Keeps the notices at the foot of the window. Ctrl Z outside of a text field presses the newest one's button. */
export function Notices({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [posted, setPosted] = useState<readonly Posted[]>([]);
  const nextKey = useRef(0);

  const drop = useCallback((key: number) => setPosted((all) => all.filter((notice) => notice.key !== key)), []);
  const board = useMemo(
    () => ({
      say: (notice: Notice) => {
        nextKey.current += 1;
        const key = nextKey.current;
        setPosted((all) => [...all, { ...notice, key }].slice(-SHOWN_MAX));
      },
    }),
    [],
  );

  const newest = posted.findLast((notice) => notice.action && 'done' in notice.says);
  useEffect(() => {
    if (!newest) return;
    const undo = (event: KeyboardEvent) => {
      if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || isTextField(event.target)) return;
      event.preventDefault();
      drop(newest.key);
      void newest.action?.run();
    };
    window.addEventListener('keydown', undo);
    return () => window.removeEventListener('keydown', undo);
  }, [newest, drop]);

  return (
    <NoticeContext value={board}>
      {children}
      <ul className={styles.board} aria-live="polite" aria-label={t('notices.label')}>
        {posted.map((notice) => (
          <KeyedLine key={notice.key} notice={notice} drop={drop} />
        ))}
      </ul>
    </NoticeContext>
  );
}

function KeyedLine({ notice, drop }: { notice: Posted; drop: (key: number) => void }) {
  const onDone = useCallback(() => drop(notice.key), [drop, notice.key]);
  return <NoticeLine notice={notice} onDone={onDone} />;
}
