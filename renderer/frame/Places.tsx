import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import styles from './frame.module.css';

export interface PlacesProps {
  /** What the places are of, for those who hear the screen. */
  label: string;
  /** `also`: the address of a further list that belongs to the place. */
  places: readonly { path: string; words: string; also?: string }[];
  /** The list of the place that one is at. */
  children: ReactNode;
}

/** The left side of a feature with several lists: its places in one line, the list of the present one beneath. */
export function Places({ label, places, children }: PlacesProps) {
  const { pathname } = useLocation();
  const nearness = places.map(({ path, also }) => Math.max(within(pathname, path), within(pathname, also)));
  const nearest = Math.max(...nearness);
  return (
    <div className={styles.placed}>
      <nav className={styles.places} aria-label={label}>
        {places.map(({ path, words }, place) => (
          <Link key={path} to={path} aria-current={nearest > 0 && nearness[place] === nearest ? 'page' : undefined}>
            {words}
          </Link>
        ))}
      </nav>
      <div className={styles.placedList}>{children}</div>
    </div>
  );
}

/** How much of an address a place takes up; 0 where the address is not within it. */
function within(pathname: string, path: string | undefined): number {
  if (path === undefined) return 0;
  return pathname === path || pathname.startsWith(`${path}/`) ? path.length : 0;
}
