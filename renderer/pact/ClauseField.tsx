import { DeleteOutlined, PartitionOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { measureWarnings } from '../../shared/domain/pact/measures.ts';
import { CLAUSE_TEXT_MAX, type Clause } from '../../shared/domain/pact/pact.ts';
import { Sentence } from '../errors/Sentence.tsx';
import type { ReadField } from '../form/read.ts';
import { useKept } from '../form/useKept.ts';
import { useStation } from '../station/station.ts';
import { editClause } from './acts.ts';
import styles from './pact.module.css';

export interface ClauseFieldProps {
  clause: Clause;
  number: string;
  /** The focus is to go here. */
  isFocused: boolean;
  onFocused: () => void;
  onNext: () => void;
  onAdd: () => void;
  onMove: (by: 1 | -1) => Promise<void>;
  onRemove: () => void;
  /** A chapter is to begin with this clause. */
  onChapter: () => Promise<void>;
}

function readText(_: string, typed: string): ReadField {
  if (typed.length <= CLAUSE_TEXT_MAX) return { ok: true, value: typed };
  return { ok: false, problem: { reason: 'form.tooLong', values: { max: CLAUSE_TEXT_MAX } } };
}

/** One clause of a draft with its number, and what in it a pact may not threaten. */
export function ClauseField(props: ClauseFieldProps) {
  const { clause, number, isFocused, onFocused } = props;
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const area = useRef<TextAreaRef>(null);
  const { text } = clause;
  const stored = useMemo(() => ({ text }), [text]);
  const kept = useKept({
    draft: clause.id,
    stored,
    read: readText,
    commit: async (fields) => editClause(station, clause.id, fields as { text: string }),
  });
  const typed = kept.text('text');

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the focus is sent here and the field stands
  useEffect(() => {
    if (!isFocused || !kept.ready) return;
    area.current?.focus({ cursor: 'end' });
    onFocused();
  }, [isFocused, kept.ready]);

  const hear = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = actOf(event, typed, props);
    if (!act) return;
    event.preventDefault();
    kept.leave('text');
    act();
  };

  if (!kept.ready) return null;
  const warnings = measureWarnings(typed);
  const problem = kept.problem('text') ?? kept.trouble;
  return (
    <div className={styles.clause}>
      <label htmlFor={id} className={styles.number}>
        {number}
      </label>
      <div>
        <Input.TextArea
          ref={area}
          id={id}
          autoSize={{ minRows: 1, maxRows: 12 }}
          value={typed}
          status={problem ? 'error' : warnings.length > 0 ? 'warning' : ''}
          aria-describedby={`${id}-warn`}
          onChange={(event) => kept.change('text', event.target.value)}
          onBlur={() => kept.leave('text')}
          onKeyDown={hear}
        />
        <p id={`${id}-warn`} className={styles.warning} aria-live="polite">
          {warnings.map(({ measure, words }) => t(`pact.measure.${measure}`, { words })).join('；')}
        </p>
        {problem && <Sentence problem={problem} />}
      </div>
      <div className={styles.clauseActs}>
        <Button
          size="small"
          type="text"
          aria-label={t('pact.moveUp', { number })}
          onClick={() => void props.onMove(-1)}
        >
          ↑
        </Button>
        <Button
          size="small"
          type="text"
          aria-label={t('pact.moveDown', { number })}
          onClick={() => void props.onMove(1)}
        >
          ↓
        </Button>
        <Button
          size="small"
          type="text"
          title={t('pact.chapterHere')}
          aria-label={t('pact.chapterHere')}
          icon={<PartitionOutlined />}
          onClick={() => void props.onChapter()}
        />
        <Button
          size="small"
          type="text"
          title={t('pact.remove')}
          aria-label={t('pact.removeClause', { number })}
          icon={<DeleteOutlined />}
          onClick={props.onRemove}
        />
      </div>
    </div>
  );
}

/** What a key does in a clause; undefined where it writes. */
function actOf(event: KeyboardEvent, typed: string, props: ClauseFieldProps): (() => void) | undefined {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (altKey && key === 'ArrowUp') return () => void props.onMove(-1);
  if (altKey && key === 'ArrowDown') return () => void props.onMove(1);
  if (altKey && key.toLowerCase() === 'c') return () => void props.onChapter();
  if (key === 'Enter' && (ctrlKey || metaKey)) return props.onAdd;
  if (key === 'Enter' && !shiftKey && !altKey) return props.onNext;
  if (key === 'Backspace' && typed === '' && !altKey && !ctrlKey) return props.onRemove;
  return undefined;
}
