import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';

export interface WorkAreaProps {
  /** The list or calendar on the left. */
  list: ReactNode;
  /** The one thing in hand, if any. */
  thing?: ReactNode;
  /** What the right side says while nothing is in hand. */
  hint?: ReactNode;
}

/** List on the left, the one thing in hand on the right: opened, not popped up. F6 goes from one to the other. */
export function WorkArea({ list, thing, hint }: WorkAreaProps) {
  const { t } = useTranslation();
  const left = useRef<HTMLElement>(null);
  const right = useRef<HTMLElement>(null);

  const change = (event: KeyboardEvent) => {
    if (event.key !== 'F6') return;
    event.preventDefault();
    const [from, to] = left.current?.contains(document.activeElement) ? [left, right] : [right, left];
    if (from.current !== to.current) firstFocus(to.current)?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F6 is heard from whatever holds the focus within
    <div className={styles.area} onKeyDown={change}>
      <section className={styles.list} ref={left} aria-label={t('frame.list')}>
        {list}
      </section>
      <section className={styles.thing} ref={right} aria-label={t('frame.thing')} tabIndex={-1}>
        {thing ?? <div className={styles.hint}>{hint}</div>}
      </section>
    </div>
  );
}

function firstFocus(pane: HTMLElement | null): HTMLElement | null {
  const named = pane?.querySelector<HTMLElement>('[data-first-focus]');
  return named ?? pane?.querySelector<HTMLElement>('input, button, a[href], [tabindex="0"]') ?? pane;
}
