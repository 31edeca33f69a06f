import { parseArgs } from 'node:util';

export const CONTENDERS = ['ours', 'dexie', 'pouchdb'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

export interface Options {
  people: number;
  entries: number;
  only: readonly ContenderName[];
  /** Where the JSON goes beside stdout. */
  json?: string;
}

export const USAGE = 'npm run bench -- store [--people N] [--entries N] [--only ours|dexie|pouchdb] [--json FILE]';

/** The largest community to build for, and the planning figure of one large station over five years. */
const PEOPLE = 11_150;
const ENTRIES = 200_000;

/** @throws Error in words for whoever typed them */
export function optionsOf(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      people: { type: 'string' },
      entries: { type: 'string' },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
    },
  });
  const only = values.only ?? CONTENDERS;
  const unknown = only.find((name) => !isContender(name));
  if (unknown !== undefined) throw new Error(`--only knows ${CONTENDERS.join(', ')}, not ${unknown}`);
  return {
    people: count('people', values.people, PEOPLE),
    entries: count('entries', values.entries, ENTRIES),
    only: CONTENDERS.filter((name) => only.includes(name)),
    ...(values.json !== undefined && { json: values.json }),
  };
}

function isContender(name: string): name is ContenderName {
  return (CONTENDERS as readonly string[]).includes(name);
}

/** Fewer than 200 leave nothing to look up, and the first entries are measured on their own. */
const LEAST = 200;

function count(name: string, written: string | undefined, usual: number): number {
  const number = Number(written ?? usual);
  if (!Number.isInteger(number) || number < LEAST) throw new Error(`--${name} is a whole number from ${LEAST} on`);
  return number;
}
