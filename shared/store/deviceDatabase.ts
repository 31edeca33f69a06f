import { Dexie, type Table } from 'dexie';
import type { CaseFile } from '../domain/antiVice/caseFile.ts';
import type { Decision, Postponement } from '../domain/council/meeting.ts';
import type { Envelope } from '../domain/document.ts';
import type { Posting } from '../domain/merit/entry.ts';
import type { DeedStage, StageJudgement } from '../domain/merit/judging.ts';
import type { ActFact, ownerOf } from '../domain/merit/ledger.ts';
import type { StockOnBooks, StockWay } from '../domain/merit/stock.ts';
import type { SearchEntry } from '../domain/search/entry.ts';
import { DURABILITY, type IndexedDb } from './storage.ts';

/**
 * A counted entry's effect on one account, as the derived ledger keeps it. `entry` is the fact's id, `posting` counts
 * within it, from 0.
 */
export interface PostingRow {
  entry: string;
  posting: number;
  /** The entry's `actOf`. */
  act: string;
  account: string;
  points: number;
  postedOn: string;
}

export interface BalanceRow {
  account: string;
  owner: ReturnType<typeof ownerOf>;
  points: number;
}

/** All facts of the ledger about one act (`actOf`), of which one stands at most. */
export interface ActRow {
  act: string;
  facts: (ActFact & { postings: Posting[]; postedOn: string; counts: boolean })[];
  /** Set where an entry of it does not count because another one stood, or a voucher was given back and brought as well. */
  doubled?: 1;
}

/** One good's part in a move of stock; `move` is the fact's id, `line` counts within it, from 0. */
export interface StockRow {
  move: string;
  line: number;
  good: string;
  on: string;
  way: StockWay | 'redeemed';
  /** What the stock gained. */
  change: number;
}

/** How many there are of a good; below nothing where two laptops handed over the same ones. */
export interface StockSumRow extends StockOnBooks {
  good: string;
}

/** The last entry of a device that is known here. */
export interface ChainRow {
  device: string;
  number: number;
  entry: string;
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
  /** Its deposits and their reversals. */
  entries: ActFact[];
  stage?: DeedStage;
}

/** What lists of people are narrowed by, of one person on the roster. */
export interface ResidentRow {
  id: string;
  /** Status, residence and ticked tags, as `marksOf` words them. */
  marks: string[];
  /** Birth date; '' where it is not known. */
  born: string;
  /** The household of someone who lives in the village; absent of the others, and where they have none. */
  home?: string;
  /** The keys under which `TwinRow`s count this record. */
  twins: string[];
}

/** The records with something in common that only one person should have; `open: 1` while a clerk must settle them. */
export interface TwinRow {
  key: string;
  ids: string[];
  /** Those that a clerk has said are different people. */
  distinct: string[];
  open?: 1;
}

/**
 * An event of the roster with what took it back, or an arrival, in whatever order they came. `event` and `happenedOn` are
 * absent while only a reversal is here.
 */
export interface HappeningRow {
  /** The fact's id, or of an arrival the person's. */
  id: string;
  event?: string;
  happenedOn?: string;
  /** The records it is about. */
  about: string[];
  reversals: string[];
}

/** Whether a record shows a fact that is about it. `pending: 1` while the fact is here and the record does not. */
export interface FollowRow {
  record: string;
  fact: string;
  isTold: boolean;
  isFollowed: boolean;
  pending?: 1;
}

/** Someone looked at something restricted or took it out of the program (see `renderer/access/`). */
export interface AccessRow {
  /** Counts up. */
  n?: number;
  /** UTC ISO. */
  at: string;
  clerk: string;
  what: 'seen' | 'exported' | 'printed';
  /** Of whom, or of what list, as it was called then. */
  of: string;
  /** The record's id; absent of a list. */
  record?: string;
  /** What for, in the clerk's words. */
  why?: string;
}

/**
 * What is known about one posted notice, from the posting, the objections to it, their answers and its takedown, in
 * whatever order they came. What the posting says is absent while it is not here itself; then `state` is absent too.
 */
export interface BoardRow {
  /** The documents that its lines speak of. */
  about?: string[];
  id: string;
  notice?: string;
  source?: string;
  year?: number;
  number?: number;
  from?: string;
  to?: string;
  updatedAt?: string;
  device?: string;
  /** Days on which objections are to be answered, by the objection's id. */
  objections: Record<string, string>;
  /** Objections that were answered. */
  answered: string[];
  takenOn?: string;
  state?: 'up' | 'down';
  /** When the most urgent open objection is to be answered; absent where none is open. */
  answerBy?: string;
}

/**
 * What is known about one meeting, from its record and its confirmation, in whatever order they came. `stage` is absent
 * while the record itself is not here, and when it is voided.
 */
export interface MeetingRow {
  id: string;
  council?: string;
  heldOn?: string;
  confirmed?: true;
  stage?: 'open' | 'confirmed';
}

/** A fact as far as it is needed to tell which of several holds. */
type Standing = Pick<Envelope, 'id' | 'updatedAt' | 'device'>;

/** What is known about what was decided on one motion. `state` is absent where nothing is to be followed up. */
export interface DecisionRow {
  motion: string;
  meeting: string;
  decisions: (Standing & Pick<Decision, 'round' | 'passed' | 'deadline' | 'amends'>)[];
  fulfilments: Standing[];
  postponements: (Standing & Pick<Postponement, 'until'>)[];
  state?: 'open' | 'closed';
  /** The day it is due by; `NO_DEADLINE` where it has none. */
  due?: string;
}

/** A record with disputes that a person must settle (SYNC C1). */
export interface DisputedRow {
  id: string;
}

/**
 * What this device knows of one piece of a file.
 * - `told`: a file names it; nobody has looked yet whether it is on this disk
 * - `waiting`: on this disk, and the county has not acknowledged it
 * - `sent`: on this disk, and the county has it
 * - `refused`: on this disk, and the county does not take it
 * - `wanted`: not on this disk; `asked`: not on this disk, and somebody is looking for it
 * - `forged`: what the county has under this hash is something else
 * - `off`: the file was taken off its document before the piece was sent or fetched
 */
export type PieceState = 'told' | 'waiting' | 'sent' | 'refused' | 'wanted' | 'asked' | 'forged' | 'off';

export interface PieceRow {
  /** SHA-256, 64 hex digits. */
  hash: string;
  bytes: number;
  state: PieceState;
  /** 0 for thumbnails, which go first, 1 for all others. */
  rank: 0 | 1;
  /** Milliseconds since 1970: the order within the rank; a piece that is looked for is not asked for before. */
  due: number;
  /** Ids of the files it is part of and that nobody took off. */
  files: string[];
}

/** A file that was taken off its document. */
export interface DetachedRow {
  file: string;
}

/** A file as the clerk had it before it was shrunk, kept until the county has all pieces of what was made of it. */
export interface OriginalRow {
  /** SHA-256 of what was made of it. */
  sha256: string;
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Hashes of the pieces that the county must have. */
  pieces: string[];
}

/** A search entry with its words as they are indexed: the kind, a space, the key or the id of what it is about. */
export type EntryRow = Omit<SearchEntry, 'keys' | 'about'> & { words: string[] };

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
 * What this device keeps for itself and never sends: who it is, forms half typed, files as they were before they were
 * shrunk, what it knows of each piece, and everything derived from the station's documents, which may be thrown away and
 * built again.
 */
export class DeviceDatabase extends Dexie {
  declare state: Table<StateRow, string>;
  declare drafts: Table<DraftRow, string>;
  declare entries: Table<EntryRow, string>;
  declare postings: Table<PostingRow, [string, number]>;
  declare balances: Table<BalanceRow, string>;
  declare acts: Table<ActRow, string>;
  declare chains: Table<ChainRow, string>;
  declare stockMoves: Table<StockRow, [string, number]>;
  declare stock: Table<StockSumRow, string>;
  declare deeds: Table<DeedRow, string>;
  declare residents: Table<ResidentRow, string>;
  declare twins: Table<TwinRow, string>;
  declare happenings: Table<HappeningRow, string>;
  declare follows: Table<FollowRow, [string, string]>;
  declare accesses: Table<AccessRow, number>;
  declare board: Table<BoardRow, string>;
  declare meetings: Table<MeetingRow, string>;
  declare decisions: Table<DecisionRow, string>;
  declare disputes: Table<DisputedRow, string>;
  declare pieces: Table<PieceRow, string>;
  declare detached: Table<DetachedRow, string>;
  declare originals: Table<OriginalRow, string>;
  declare progress: Table<ProgressRow, string>;
  declare setAside: Table<SetAsideRow, string>;
  declare caseFiles: Table<CaseFile, string>;

  constructor(name: string, indexedDb: IndexedDb = {}) {
    super(name, { ...indexedDb, chromeTransactionDurability: DURABILITY } as never);
    this.version(1).stores({
      state: 'key',
      drafts: 'form',
      entries: 'id, kind, within, *words',
      postings: '[entry+posting], [account+postedOn]',
      balances: 'account, [owner+points]',
      acts: 'act, doubled',
      chains: 'device',
      deeds: 'id, [stage+id]',
      residents: 'id, *marks, born, home',
      twins: 'key, open',
      happenings: 'id, *about, happenedOn',
      follows: '[record+fact], pending',
      accesses: '++n, what',
      board: 'id, notice, source, *about, [year+number], [state+to], answerBy',
      meetings: 'id, heldOn, [council+heldOn], [stage+heldOn]',
      decisions: 'motion, meeting, [state+due]',
      disputes: 'id',
      pieces: 'hash, [state+rank+due], *files',
      detached: 'file',
      originals: 'sha256, *pieces',
      progress: 'collection',
      setAside: 'id, reason',
      caseFiles: 'id',
    });
    this.version(2)
      .stores({ stockMoves: '[move+line], [good+on]', stock: 'good' })
      // What moves stock is read once more; taking it into the other tables again is harmless.
      .upgrade((transaction) => transaction.table('progress').bulkDelete(['ledger', 'goods']));
    this.version(3).stores({ postings: '[entry+posting], [account+postedOn], postedOn' });
    // Posts are found by who holds them since: they are read once more.
    this.version(4)
      .stores({})
      .upgrade((transaction) => transaction.table('progress').delete('groups'));
  }

  async readState<T>(key: string): Promise<T | undefined> {
    return (await this.state.get(key))?.value as T | undefined;
  }

  async writeState(key: string, value: unknown): Promise<void> {
    await this.state.put({ key, value });
  }
}
