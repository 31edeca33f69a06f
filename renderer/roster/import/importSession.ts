import type { RosterChoices } from '../../../shared/domain/roster/import/roster.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Problem } from '../../errors/problem.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { type ImportCounts, type ImportOutcome, importRoster } from './importRoster.ts';
import type { RosterPreview } from './preview.ts';
import { openReader, type RosterReader } from './reader.ts';

/** How far an import has come. `file` is the file's name. */
export type ImportState =
  | { at: 'choosing'; problem: Problem | undefined }
  | { at: 'reading'; file: string; done: number; total: number }
  | { at: 'preview'; file: string; preview: RosterPreview; choices: RosterChoices; busy: boolean }
  | { at: 'importing'; file: string; done: number; total: number; stopping: boolean }
  | { at: 'ended'; file: string; outcome: ImportOutcome; preview: RosterPreview };

/** People written at a time: the count moves on several times a second, and the page is free in between. */
const BATCH_PEOPLE = 60;

/** What a table of a kind that can be read is called in a clerk's programs. */
export const TABLE_FORMAT = '.xlsx';

/**
 * One import from choosing the file to its end. It belongs to the station and not to the screen, so that it goes on while
 * the clerk looks at something else, and is found again.
 */
export class ImportSession {
  #state: ImportState = { at: 'choosing', problem: undefined };
  #reader: RosterReader | undefined;
  #cancel = new AbortController();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly station: Station,
    readonly open: (file: File) => RosterReader = openReader,
  ) {}

  state = (): ImportState => this.#state;

  onChange = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  #become(state: ImportState): void {
    this.#state = state;
    for (const changed of this.#listeners) changed();
  }

  async read(file: File): Promise<void> {
    this.#reader?.stop();
    const reader = this.open(file);
    this.#reader = reader;
    this.#become({ at: 'reading', file: file.name, done: 0, total: 0 });
    try {
      const read = await reader.read(({ done, total }) => {
        if (this.#reader === reader) this.#become({ at: 'reading', file: file.name, done, total });
      });
      if (this.#reader !== reader) return;
      if (read.ok) this.#become({ at: 'preview', file: file.name, preview: read.value, choices: {}, busy: false });
      else this.#refuse({ reason: `workbook.${read.reason}`, values: { format: TABLE_FORMAT } });
    } catch (error) {
      console.error(error);
      if (this.#reader === reader) this.#refuse(problemOf(error));
    }
  }

  #refuse(problem: Problem): void {
    this.#close();
    this.#become({ at: 'choosing', problem });
  }

  #close(): void {
    this.#reader?.stop();
    this.#reader = undefined;
  }

  /** Reads the file again with the clerk's corrections. */
  async correct(choices: RosterChoices): Promise<void> {
    const state = this.#state;
    const reader = this.#reader;
    if (state.at !== 'preview' || state.busy || !reader) return;
    this.#become({ ...state, choices, busy: true });
    const read = await reader.choose(choices);
    if (this.#reader !== reader || !read.ok) return;
    this.#become({ ...state, choices, preview: read.value, busy: false });
  }

  /** Back to choosing a file; ends a reading that is under way. */
  restart = (): void => {
    this.#close();
    this.#become({ at: 'choosing', problem: undefined });
  };

  /** Imports what the preview shows; after an import that did not end, what is missing. */
  async import(): Promise<void> {
    const state = this.#state;
    const reader = this.#reader;
    if ((state.at !== 'preview' && state.at !== 'ended') || !reader) return;
    const { file, preview } = state;
    const total = preview.people;
    this.#cancel = new AbortController();
    this.#become({ at: 'importing', file, done: 0, total, stopping: false });
    const outcome = await importRoster(this.station, {
      batches: reader.batches(BATCH_PEOPLE),
      signal: this.#cancel.signal,
      onProgress: (counts) => this.#progress(peopleIn(counts)),
    });
    if (outcome.end === 'done') this.#close();
    this.#become({ at: 'ended', file, outcome, preview });
  }

  #progress(done: number): void {
    if (this.#state.at === 'importing') this.#become({ ...this.#state, done });
  }

  /** Stops an import after the batch in hand. */
  stop = (): void => {
    this.#cancel.abort();
    if (this.#state.at === 'importing') this.#become({ ...this.#state, stopping: true });
  };
}

export function peopleIn({ people }: ImportCounts): number {
  return people.created + people.changed + people.same;
}

const sessions = new WeakMap<Station, ImportSession>();

export function importSessionOf(station: Station): ImportSession {
  const present = sessions.get(station);
  if (present) return present;
  const session = new ImportSession(station);
  sessions.set(station, session);
  return session;
}
