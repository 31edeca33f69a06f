import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { sameValue } from '../../shared/domain/canonical.ts';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { DraftWriter, useDrafts } from './drafts.ts';
import { type FieldProblem, type FormPlan, fieldsOf } from './plan.ts';
import { type ReadForm, readForm } from './read.ts';
import type { Typed, TypedValues } from './typed.ts';

export interface FormSettings {
  plan: FormPlan;
  /** Names the form and the document in hand; its draft is kept under it. */
  draft: string;
  /** What stands in the form before anything is typed. Must stay the same object while nothing else is in hand. */
  initial: TypedValues;
  /** The station's day, by which dates are read. */
  today: string;
}

/** What a finished form says. */
export interface Finished {
  /** Every field of the form. */
  content: Record<string, unknown>;
  /** Only the fields that differ from what the form began with: an edit touches nothing else. */
  changed: Record<string, unknown>;
}

export interface FormState {
  plan: FormPlan;
  today: string;
  /** False while the draft is being looked up; nothing can be typed before. */
  ready: boolean;
  values: TypedValues;
  isChanged: boolean;
  /** The instant at which a draft that was taken up again was saved. */
  restoredFrom: string | undefined;
  change(field: string, typed: Typed): void;
  /** The field was left: its problem shows from now on. */
  leave(field: string): void;
  /** Problems to show beside their fields. */
  problems: ReadonlyMap<string, FieldProblem>;
  /** Doubts to show beside fields that were left; they hold nothing up. */
  doubts: ReadonlyMap<string, FieldProblem>;
  /** Problems for the summary; none before the form was handed in. */
  summary: readonly FieldProblem[];
  /** Why the draft cannot be kept, such as a full disk. */
  trouble: Problem | undefined;
  /** Reads the form; where it is not complete, shows why and answers undefined. */
  finish(): Finished | undefined;
  /** The form is on the record: its draft goes. */
  clear(): Promise<void>;
  /** Back to what stood there before anything was typed. */
  discard(): Promise<void>;
}

function differing(values: TypedValues, initial: TypedValues): TypedValues {
  return Object.fromEntries(Object.entries(values).filter(([field, typed]) => !sameValue(typed, initial[field] ?? '')));
}

function byField(problems: readonly FieldProblem[]): ReadonlyMap<string, FieldProblem> {
  return new Map(problems.map((problem) => [problem.field, problem]));
}

/** What may lie on the disk: everything but passwords and PINs. */
function withoutSecrets(plan: FormPlan, values: TypedValues): TypedValues {
  const secret = new Set(
    fieldsOf(plan)
      .filter((field) => field.isSecret || field.shape.as === 'secret')
      .map((field) => field.name),
  );
  return Object.fromEntries(Object.entries(values).filter(([field]) => !secret.has(field)));
}

/** A form's state: kept as typed, so that closing the window or a power cut loses nothing. */
export function useForm({ plan, draft, initial, today }: FormSettings): FormState {
  const drafts = useDrafts();
  const [typed, setTyped] = useState<TypedValues>({});
  const [ready, setReady] = useState(false);
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const newest = useRef<TypedValues>({});

  const writer = useMemo(
    () => new DraftWriter(drafts, draft, (error) => setTrouble(problemOf(error))),
    [drafts, draft],
  );

  const begin = useCallback((found: TypedValues, from: string | undefined) => {
    newest.current = found;
    setTyped(found);
    setRestoredFrom(from);
    setLeft(new Set());
    setTried(false);
    setReady(true);
  }, []);

  useEffect(() => {
    let current = true;
    setReady(false);
    drafts.load(draft).then(
      (found) => current && begin(found?.values ?? {}, found?.savedAt),
      (error: unknown) => {
        if (!current) return;
        setTrouble(problemOf(error));
        begin({}, undefined);
      },
    );
    return () => {
      current = false;
    };
  }, [drafts, draft, begin]);

  const values = useMemo(() => ({ ...initial, ...typed }), [initial, typed]);
  const read = useMemo((): ReadForm => readForm(plan, values, today), [plan, values, today]);
  const wrong = read.ok ? [] : read.problems;

  const change = (field: string, next: Typed) => {
    const all = { ...initial, ...newest.current, [field]: next };
    newest.current = differing(all, initial);
    setTyped(newest.current);
    setTrouble(undefined);
    const kept = withoutSecrets(plan, newest.current);
    if (Object.keys(kept).length > 0) writer.save(kept);
    else void writer.clear();
  };

  const finish = (): Finished | undefined => {
    setTried(true);
    if (!read.ok) return undefined;
    const touched = differing(values, initial);
    const changed = Object.fromEntries(Object.entries(read.content).filter(([field]) => field in touched));
    return { content: read.content, changed };
  };

  return {
    plan,
    today,
    ready,
    values,
    isChanged: Object.keys(typed).length > 0,
    restoredFrom,
    change,
    leave: (field) => setLeft((before) => (before.has(field) ? before : new Set(before).add(field))),
    problems: byField(wrong.filter(({ field }) => tried || left.has(field))),
    doubts: byField(read.doubts.filter(({ field }) => tried || left.has(field))),
    summary: tried ? wrong : [],
    trouble,
    finish,
    clear: () => writer.clear(),
    discard: async () => {
      await writer.clear();
      begin({}, undefined);
    },
  };
}
