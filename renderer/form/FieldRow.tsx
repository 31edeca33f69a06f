import type { ReactNode } from 'react';
import type { Problem } from '../errors/problem.ts';
import { useSentence } from '../errors/useSentence.ts';
import styles from './form.module.css';

export interface FieldRowProps {
  /** Of the control within. */
  id: string;
  label: string;
  required?: boolean;
  problem?: Problem | undefined;
  /** Worth a second look, though it may stay. */
  doubt?: Problem | undefined;
  /** What the field was understood as, such as the full date. */
  hint?: ReactNode;
  children: ReactNode;
}

export function labelId(id: string): string {
  return `${id}-label`;
}

export function noteId(id: string): string {
  return `${id}-note`;
}

/** A line of a form: the words on the left as on paper, the control, and beneath it what is wrong or understood. */
export function FieldRow({ id, label, required, problem, doubt, hint, children }: FieldRowProps) {
  const sentence = useSentence();
  return (
    <div className={styles.row} data-field={id}>
      <label htmlFor={id} id={labelId(id)} className={styles.label}>
        {label}
        {required && (
          <span className={styles.required} aria-hidden>
            *
          </span>
        )}
      </label>
      <div className={styles.cell}>
        {children}
        <p
          id={noteId(id)}
          className={styles.note}
          data-tone={problem ? 'problem' : doubt ? 'doubt' : 'hint'}
          aria-live="polite"
        >
          {problem || doubt ? sentence((problem ?? doubt) as Problem) : hint}
        </p>
      </div>
    </div>
  );
}
