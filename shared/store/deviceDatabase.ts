import { Dexie, type Table } from 'dexie';
import type { DeedStage, StageJudgement } from '../domain/merit/judging.ts';
import type { SearchEntry } from '../domain/search/entry.ts';
import { DURABILITY, type IndexedDb } from './storage.ts';

/**
 * A fact's effect on one account, as the derived ledger keeps it. `entry` is the fact's `entryKeyOf`, `posting` counts
 * within it, from 0.
 */
export interface PostingRow {
  entry: string;
  posting: number;
  account: string;
  points: number;
  postedOn: string;
}

export interface BalanceRow {
  account: string;
  points: number;
}

/**
 * What is known about one deed, from the deed, its judgements and its deposits, in whatever order they came.
 * `household` and `happenedOn` are absent while the deed itself is not here; `stage` is absent while it is in no list.
 */
export interface DeedRow {
  id: string;
  household?: string;
  happenedOn?: string;
  voided?: boolean;
  judgements: (StageJudgement & { points: number })[];
  deposits: string[];
  /** Deposits that were reversed. */
  reversed: string[];
  stage?: DeedStage;
}

/** A record with disputes that a person must settle (SYNC C1). */
export interface DisputedRow {
  id: string;
}

/** A search entry with its words as they are indexed: the kind, a space, the key. */
export type EntryRow = Omit<SearchEntry, 'keys'> & { words: string[] };

/**
 * A position in the changes of one collection up to which the derived tables have taken everything in. `settled` when
 * that was read off the changes themselves; otherwise a window noted its own writes, and another one's may be missing.
 */
export interface ProgressRow {
  collection: string;
  checkpoint: { id: string; lwt: number };
  settled: boolean;
}

/** A form as typed so far; `form` names the form and the document in hand. */
export interface DraftRow {
  form: string;
  values: Record<string, unknown>;
  savedAt: string;
}

/**
 * A document from the county that this device could not take in. It is kept as it came (SYNC P6, C2, C3).
 * - `unknownKind`: a newer program wrote it
 * - `forged`: a fact whose content does not match its id
 * - `invalid`: it breaks the schema of its kind
 * - `deletedAtCounty`: an administrator deleted there what is kept here; a person decides
 */
export interface SetAsideRow {
  id: string;
  reason: 'unknownKind' | 'forged' | 'invalid' | 'deletedAtCounty';
  document: Record<string, unknown> | undefined;
}

export interface StateRow {
  key: string;
  value: unknown;
}

/**
 * What this device keeps for itself and never sends: who it is, forms half typed, and everything derived from the
 * station's documents, which may be thrown away and built again.
 */
export class DeviceDatabase extends Dexie {
  declare state: Table<StateRow, string>;
  declare drafts: Table<DraftRow, string>;
  declare entries: Table<EntryRow, string>;
  declare postings: Table<PostingRow, [string, number]>;
  declare balances: Table<BalanceRow, string>;
  declare deeds: Table<DeedRow, string>;
  declare disputes: Table<DisputedRow, string>;
  declare progress: Table<ProgressRow, string>;
  declare setAside: Table<SetAsideRow, string>;

  constructor(name: string, indexedDb: IndexedDb = {}) {
    super(name, { ...indexedDb, chromeTransactionDurability: DURABILITY } as never);
    this.version(1).stores({
      state: 'key',
      drafts: 'form',
      entries: 'id, kind, within, *words',
      postings: '[entry+posting], [account+postedOn]',
      balances: 'account, points',
      deeds: 'id, [stage+id]',
      disputes: 'id',
      progress: 'collection',
      setAside: 'id, reason',
    });
  }

  async readState<T>(key: string): Promise<T | undefined> {
    return (await this.state.get(key))?.value as T | undefined;
  }

  async writeState(key: string, value: unknown): Promise<void> {
    await this.state.put({ key, value });
  }
}
