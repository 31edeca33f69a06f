import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Sentence } from '../errors/Sentence.tsx';
import { goOn, meansGoOn } from '../form/goOn.ts';
import { KeptField } from '../form/KeptField.tsx';
import type { Field } from '../form/plan.ts';
import type { ReadField } from '../form/read.ts';
import type { Kept } from '../form/useKept.ts';
import styles from './council.module.css';
import { isBusyElsewhere } from './focus.ts';

export interface PaperFieldsProps {
  kept: Kept;
  kind: string;
  /** Fields of one line stand side by side. */
  lines: readonly (readonly Field[])[];
  read: (name: string, typed: string) => ReadField;
  /** Whether the first line takes the focus when the paper is opened. */
  takesFocus?: boolean;
  children?: ReactNode;
}

/** The lines of a paper that saves as it is typed. Enter goes on. */
export function PaperFields({ kept, kind, lines, read, takesFocus = true, children }: PaperFieldsProps) {
  const paper = useRef<HTMLDivElement>(null);
  const { ready } = kept;
  useEffect(() => {
    if (ready && takesFocus && !isBusyElsewhere())
      paper.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [ready, takesFocus]);
  const hear = (event: KeyboardEvent) => {
    if (!meansGoOn(event.nativeEvent) || !paper.current) return;
    event.preventDefault();
    goOn(paper.current, event.target as Element);
  };
  if (!ready) return null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter is heard from whatever field holds the focus within
    <div ref={paper} className={styles.paper} onKeyDown={hear}>
      {kept.trouble && <Sentence problem={kept.trouble} />}
      {lines.map((fields) => (
        <div key={fields[0]?.name} className={fields.length > 1 ? styles.together : undefined}>
          {fields.map((field) => (
            <KeptField key={field.name} kept={kept} kind={kind} field={field} read={read} />
          ))}
        </div>
      ))}
      {children}
    </div>
  );
}
