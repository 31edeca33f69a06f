import { type ReactNode, useEffect, useRef } from 'react';
import styles from './frame.module.css';

export interface ThingPageProps {
  title: string;
  /** A few words under the title. */
  about?: string | undefined;
  /** Buttons beside the title, the main one first. */
  acts?: ReactNode;
  children: ReactNode;
}

/** The one thing in hand: its name, what can be done with it, what is written of it. Opening it takes the focus there. */
export function ThingPage({ title, about, acts, children }: ThingPageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing in hand has another title
  useEffect(() => {
    if (!document.activeElement?.closest('[data-list] input')) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <article className={styles.page}>
      <header className={styles.pageHead}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about && <p className={styles.about}>{about}</p>}
        </div>
        {acts && <div className={styles.pageActs}>{acts}</div>}
      </header>
      {children}
    </article>
  );
}
