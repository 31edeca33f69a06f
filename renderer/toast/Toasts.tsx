import { CheckCircleOutlined, CloseOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSentence } from '../errors/useSentence.ts';
import { isTextField } from '../list/keys.ts';
import styles from './toasts.module.css';
import { type Toast, ToastContext } from './toasts.ts';

/** How many stand at once: a third covers what is worked on. The last five acts are on 今日 anyhow. */
const SHOWN_MAX = 2;

/** How long a toast of success stays: long enough to read it twice. Problems stay. */
const SHOWN_MS = 5_000;

/** With a button such as 撤销, long enough to notice the slip and reach for it. */
const SHOWN_WITH_ACTION_MS = 15_000;

interface Posted extends Toast {
  key: number;
}

function ToastLine({ toast, onDone }: { toast: Posted; onDone: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [held, setHeld] = useState(false);
  const isProblem = 'problem' in toast.says;
  const { action } = toast;

  useEffect(() => {
    if (held || isProblem) return;
    const timer = setTimeout(onDone, action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, isProblem, action, onDone]);

  return (
    <li
      className={isProblem ? styles.problem : styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {isProblem ? <ExclamationCircleOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />}
      <span className={styles.words}>{'done' in toast.says ? toast.says.done : sentence(toast.says.problem)}</span>
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

/** Keeps the toasts at the foot of the window. Ctrl Z outside of a text field presses the newest one's button. */
export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [posted, setPosted] = useState<readonly Posted[]>([]);
  const nextKey = useRef(0);

  const drop = useCallback((key: number) => setPosted((all) => all.filter((toast) => toast.key !== key)), []);
  const rack = useMemo(
    () => ({
      say: (toast: Toast) => {
        nextKey.current += 1;
        const key = nextKey.current;
        setPosted((all) => [...all, { ...toast, key }].slice(-SHOWN_MAX));
      },
    }),
    [],
  );

  const newest = posted.findLast((toast) => toast.action && 'done' in toast.says);
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
    <ToastContext value={rack}>
      {children}
      <ul className={styles.board} aria-live="polite" aria-label={t('toast.label')}>
        {posted.map((toast) => (
          <KeyedLine key={toast.key} toast={toast} drop={drop} />
        ))}
      </ul>
    </ToastContext>
  );
}

function KeyedLine({ toast, drop }: { toast: Posted; drop: (key: number) => void }) {
  const onDone = useCallback(() => drop(toast.key), [drop, toast.key]);
  return <ToastLine toast={toast} onDone={onDone} />;
}
