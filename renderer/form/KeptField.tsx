import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { fullDate } from '../../shared/domain/calendar/write.ts';
import type { FieldControlProps } from './FieldControl.tsx';
import { FieldControl } from './FieldControl.tsx';
import { FieldRow, noteId } from './FieldRow.tsx';
import type { Field } from './plan.ts';
import type { ReadField } from './read.ts';
import { isPicked } from './typed.ts';
import type { Kept } from './useKept.ts';

export interface KeptFieldProps {
  kept: Kept;
  kind: string;
  field: Field;
  /** Reads what is typed, to say beside a date which day it was understood as. */
  read: (name: string, typed: string) => ReadField;
  onChosen?: FieldControlProps['onChosen'];
}

/** A line of a paper without a save button (see `useKept`). Its words are `<kind>.<field>`. */
export function KeptField({ kept, kind, field, read, onChosen }: KeptFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const text = kept.text(field.name);
  const problem = kept.problem(field.name);
  const understood = field.shape.as === 'date' && text !== '' ? read(field.name, text) : undefined;
  const hint = understood?.ok && typeof understood.value === 'string' ? fullDate(understood.value) : undefined;
  const isChoice = field.shape.as === 'choice';
  return (
    <FieldRow id={id} label={t(`${kind}.${field.name}`)} problem={problem} hint={hint}>
      <FieldControl
        kind={kind}
        field={field}
        id={id}
        typed={text}
        onChange={(typed) => {
          kept.change(field.name, isPicked(typed) ? typed.id : typed);
          if (isChoice) kept.leave(field.name);
        }}
        onLeave={() => kept.leave(field.name)}
        onChosen={() => {
          kept.leave(field.name);
          onChosen?.();
        }}
        invalid={problem !== undefined}
        describedBy={noteId(id)}
      />
    </FieldRow>
  );
}
