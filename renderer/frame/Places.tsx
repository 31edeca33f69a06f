import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import styles from './frame.module.css';

export interface PlacesProps {
  /** What the places are of, for those who hear the screen. */
  label: string;
  places: readonly { path: string; words: string }[];
  /** The list of the place that one is at. */
  children: ReactNode;
}

/** The left side of a feature with several lists: its places in one line, the list of the present one beneath. */
export function Places({ label, places, children }: PlacesProps) {
  const { pathname } = useLocation();
  return (
    <div className={styles.placed}>
      <nav className={styles.places} aria-label={label}>
        {places.map(({ path, words }) => (
          <Link
            key={path}
            to={path}
            aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
      <div className={styles.placedList}>{children}</div>
    </div>
  );
}
