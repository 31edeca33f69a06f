import { useEffect } from 'react';
import { chaptersOf } from '../../shared/domain/pact/clauses.ts';
import styles from './pact.module.css';
import type { PactRoom } from './read.ts';

/** The pact to read; the clause that was looked for comes into sight. */
export function PactText({ room, focused }: { room: PactRoom; focused: string | undefined }) {
  useEffect(() => {
    if (focused) void document.getElementById(focused)?.scrollIntoView({ block: 'center' });
  }, [focused]);
  return (
    <section className={styles.text}>
      {room.pact.preamble && <p>{room.pact.preamble}</p>}
      {chaptersOf(room.clauses).map((chapter) => (
        <div key={chapter.clauses[0]?.clause.id}>
          {chapter.number && (
            <h2>
              {chapter.number}　{chapter.name}
            </h2>
          )}
          <ol>
            {chapter.clauses.map(({ clause, number }) => (
              <li key={clause.id} id={clause.id} aria-current={clause.id === focused || undefined}>
                <strong>{number}</strong>
                <span>{clause.text}</span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
