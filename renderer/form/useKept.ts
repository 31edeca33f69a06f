import { useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { DraftWriter, useDrafts } from './drafts.ts';
import type { ReadField } from './read.ts';

/** Text of each field, as typed. */
export type KeptTexts = Record<string, string>;

export interface KeptSettings {
  /** Names the paper in hand; what is not yet on the record is kept under it. */
  draft: string;
  /** The record's fields as text. */
  stored: KeptTexts;
  read: (name: string, typed: string) => ReadField;
  /** Puts fields on the record; a problem it answers with is shown, and what was typed stays. */
  commit: (fields: Record<string, unknown>) => Promise<Problem | undefined>;
}

export interface Kept {
  /** False while what was left unsaved is being looked up; nothing can be typed before. */
  ready: boolean;
  text(name: string): string;
  change(name: string, typed: string): void;
  /** The field was left: what was typed goes on the record, or its problem shows. */
  leave(name: string): void;
  problem(name: string): Problem | undefined;
  /** Why something could not be kept, such as a full disk. */
  trouble: Problem | undefined;
}

/**
 * A paper without a save button: each letter is on the disk as a draft at once, and a field goes on the record when it
 * is left. Closing the window or a power cut loses nothing: what was half typed stands there again.
 */
export function useKept({ draft, stored, read, commit }: KeptSettings): Kept {
  const drafts = useDrafts();
  const [ready, setReady] = useState(false);
  const [typed, setTyped] = useState<KeptTexts>({});
  const [settled, setSettled] = useState<KeptTexts>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [trouble, setTrouble] = useState<Problem>();
  const newest = useRef<KeptTexts>({});
  const rules = useRef({ read, commit });
  rules.current = { read, commit };

  const writer = useMemo(
    () => new DraftWriter(drafts, draft, (error) => setTrouble(problemOf(error))),
    [drafts, draft],
  );

  const settle = useMemo(() => settler(newest, rules, writer), [writer]);
  const put = useRef(async (_names: readonly string[]) => {});
  put.current = async (names) => {
    const { problem, done } = await settle(names);
    setTrouble(problem);
    setSettled((before) => ({ ...before, ...done }));
    setTyped({ ...newest.current });
  };

  useEffect(() => {
    let current = true;
    const begin = (found: KeptTexts) => {
      newest.current = found;
      setTyped(found);
      setSettled({});
      setReady(true);
      void put.current(Object.keys(found));
    };
    setReady(false);
    drafts.load(draft).then(
      (found) => current && begin((found?.values ?? {}) as KeptTexts),
      (error: unknown) => {
        if (!current) return;
        setTrouble(problemOf(error));
        begin({});
      },
    );
    return () => {
      current = false;
      void settle(Object.keys(newest.current));
    };
  }, [drafts, draft, settle]);

  // What the record now says is shown from the record again, so that an edit from elsewhere is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the record read anew is the event
  useEffect(() => setSettled({}), [stored]);

  return {
    ready,
    text: (name) => typed[name] ?? settled[name] ?? stored[name] ?? '',
    change(name, text) {
      newest.current = { ...newest.current, [name]: text };
      setTyped(newest.current);
      setTrouble(undefined);
      writer.save(newest.current);
    },
    leave(name) {
      setLeft((before) => (before.has(name) ? before : new Set(before).add(name)));
      if (name in newest.current) void put.current([name]);
    },
    problem(name) {
      const text = typed[name];
      if (text === undefined || !left.has(name)) return undefined;
      const result = read(name, text);
      return result.ok ? undefined : result.problem;
    },
    trouble,
  };
}

/** Puts what can be read of some fields on the record, and takes from the draft what got there unchanged. */
function settler(
  newest: { current: KeptTexts },
  rules: { current: Pick<KeptSettings, 'read' | 'commit'> },
  writer: DraftWriter,
): (names: readonly string[]) => Promise<{ problem: Problem | undefined; done: KeptTexts }> {
  return async (names) => {
    const fields: Record<string, unknown> = {};
    const done: KeptTexts = {};
    for (const name of names) {
      const text = newest.current[name];
      const result = text === undefined ? undefined : rules.current.read(name, text);
      if (!result?.ok) continue;
      fields[name] = result.value;
      done[name] = text as string;
    }
    if (Object.keys(fields).length === 0) return { problem: undefined, done: {} };
    const problem = await rules.current.commit(fields).catch((error: unknown) => problemOf(error));
    if (problem) return { problem, done: {} };
    const rest = Object.entries(newest.current).filter(([name, text]) => done[name] !== text);
    newest.current = Object.fromEntries(rest);
    if (rest.length > 0) writer.save(newest.current);
    else void writer.clear();
    return { problem: undefined, done };
  };
}
