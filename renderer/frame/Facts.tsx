import type { ReactNode } from 'react';
import styles from './frame.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
}

/** Lines of a paper: words on the left, what is written on the right. Lines with nothing written are left out. */
export function Facts({ title, facts }: { title?: string; facts: readonly Fact[] }) {
  const written = facts.filter(({ value }) => value !== '' && value !== undefined && value !== null);
  if (written.length === 0) return null;
  return (
    <section className={styles.facts}>
      {title && <h2>{title}</h2>}
      <dl>
        {written.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
