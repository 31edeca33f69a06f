import { addRxPlugin, createRxDatabase, type MangoQuery, type RxDatabase } from 'rxdb';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { map, merge, type Observable } from 'rxjs';
import { monotonicFactory } from 'ulid';
import type { z } from 'zod';
import { sameValue } from '../domain/canonical.ts';
import { type HybridClock, hybridClock, type WallClock } from '../domain/clock.ts';
import { closedWith, mayChangeAfter } from '../domain/council/seal.ts';
import { ENVELOPE_FIELDS, type Envelope } from '../domain/document.ts';
import { factId } from '../domain/fact.ts';
import {
  COLLECTIONS,
  type CollectionName,
  type Document,
  type DocumentOf,
  definitionOf,
  idsByCollection,
  KINDS,
  type Kind,
  upgrade,
  versionOf,
} from '../domain/kinds.ts';
import type { Chain } from '../domain/merit/entry.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { collectionSchema } from './collectionSchema.ts';
import { Follower } from './derived/follow.ts';
import { confirmedMeetings } from './derived/meetings.ts';
import { catchUp, rebuild } from './derived/projection.ts';
import type { ChainRow, DeviceDatabase } from './deviceDatabase.ts';
import { type Change, type Collections, changeDocuments, readDocuments } from './documents.ts';
import { chainAfter, chainEnd } from './entryChain.ts';
import { exclusively } from './exclusively.ts';
import { pastFrom } from './past.ts';
import { problemOf, type StoreProblem } from './problem.ts';
import type { AnyRxStorage } from './storage.ts';
import { type Stored, type Upload, withoutLocal } from './stored.ts';

addRxPlugin(RxDBMigrationSchemaPlugin);

/** What a document of a kind says, without its envelope, and an entry without its place among the device's entries. */
export type Content<K extends Kind> = Omit<DocumentOf<K>, keyof Envelope | 'chain'>;

/** A document of a known kind as this device keeps it. */
export type StoredOf<K extends Kind> = DocumentOf<K> & Pick<Stored, 'local'>;

export interface OpenStation {
  storage: AnyRxStorage;
  device: DeviceDatabase;
  /** The station's 12 digits. */
  code: string;
  /** The database's name, by default `xiangyue-<code>`; several devices in one process need one each. */
  name?: string;
  /** This device's id, a ULID, unless the device has been given another one since (see `renewDevice`). */
  deviceId: string;
  /** The clerk's name, as it stands on forms. */
  clerk: string;
  wall?: WallClock;
  /** Chance for new ids, from 0 up to, not including, 1; the runtime's own by default. A simulation owns it. */
  random?: () => number;
  /**
   * Which collections to open, all by default. Several devices in one process, as in a simulation, must do with fewer:
   * RxDB's free edition counts its thirteen over the process.
   */
  collections?: readonly CollectionName[];
  /** Whether other windows may have the same database open. */
  multiInstance?: boolean;
}

/** Where the device keeps an id that it was given later. */
const DEVICE_ID = 'device.id';

/** A document to be created; `id` where the caller needed it beforehand, from `newId`. */
export type Creation = { [K in Kind]: { kind: K; content: Content<K>; id?: string } }[Kind];

/**
 * A station's database on this device: the only way in which documents are written, and the plain ways to read them.
 * Every write is on the disk when its promise resolves (SYNC R5), is marked for sending, and has reached the derived
 * tables, or will with the next write where only they found the disk full.
 */
export class Station {
  readonly code: string;
  readonly clerk: string;
  readonly device: DeviceDatabase;
  readonly clock: HybridClock;
  /** The collections that are open, in the order in which they are gone through. */
  readonly collectionNames: readonly CollectionName[];
  readonly #database: RxDatabase<Collections>;
  #deviceId: string;
  readonly #follower: Follower;
  readonly #wall: WallClock;
  readonly #ulid: (at: number) => string;

  private constructor(options: OpenStation, database: RxDatabase<Collections>) {
    this.code = options.code;
    this.#deviceId = options.deviceId;
    this.clerk = options.clerk;
    this.device = options.device;
    this.collectionNames = options.collections ?? COLLECTIONS;
    this.#wall = options.wall ?? Date.now;
    this.clock = hybridClock(this.#wall);
    this.#database = database;
    this.#follower = new Follower(options.device, this.collections);
    const factory = monotonicFactory(options.random);
    this.#ulid = (at) => factory(at);
  }

  /** Opens the database, brings documents of older versions up to date, and takes in what the derived tables missed. */
  static async open(options: OpenStation): Promise<Station> {
    const database = await createRxDatabase<Collections>({
      name: options.name ?? `xiangyue-${options.code}`,
      storage: options.storage,
      multiInstance: options.multiInstance ?? false,
      eventReduce: true,
    });
    try {
      await database.addCollections(
        Object.fromEntries(
          (options.collections ?? COLLECTIONS).map((name) => [name, collectionCreator(name)]),
        ) as never,
      );
      const station = new Station(options, database);
      station.#deviceId = (await options.device.readState<string>(DEVICE_ID)) ?? options.deviceId;
      await catchUp(station.device, station.collections, station.collectionNames);
      return station;
    } catch (error) {
      // Left open, it would stand in the way of the next try in the same window.
      await database.close();
      throw error;
    }
  }

  /** This device's id; written into every document that it writes. */
  get deviceId(): string {
    return this.#deviceId;
  }

  /** Gives this device a new id: it was restored from a backup, and what it wrote later is another device's (SYNC R3). */
  async renewDevice(): Promise<void> {
    const renewed = this.#ulid(this.#wall());
    await this.device.writeState(DEVICE_ID, renewed);
    this.#deviceId = renewed;
  }

  /** Under this name whoever writes into the ledger of this device excludes all other windows. */
  get ledgerLock(): string {
    return `${this.#database.name}.ledger`;
  }

  get collections(): Collections {
    return this.#database.collections as unknown as Collections;
  }

  /** Emits after every write, by this window, by another one or by sync. */
  get changed$(): Observable<unknown> {
    return merge(...this.collectionNames.map((name) => this.collections[name].$));
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  /** A new id for a record of this kind; for a fact the hash is added when it is stated. */
  newId(kind: Kind): string {
    return `${kind}:${this.#ulid(this.#wall())}`;
  }

  /** Creates one document; a fact gets the id that certifies its content. */
  async create<K extends Kind>(kind: K, content: Content<K>): Promise<Result<StoredOf<K>, StoreProblem>> {
    const created = await this.createMany([{ kind, content } as Creation]);
    return created.ok ? success(created.value[0] as StoredOf<K>) : created;
  }

  /** Creates documents. Those of one collection go to the disk together or not at all, collection by collection. */
  async createMany(creations: Creation[]): Promise<Result<Stored[], StoreProblem>> {
    if (!creations.some(({ kind }) => isEntry(kind))) return this.#createMany(creations, undefined);
    // One window at a time, or two entries would have the same place in the chain.
    return exclusively(this.ledgerLock, async () =>
      this.#createMany(creations, await chainEnd(this.device, this.collections.ledger, this.#deviceId)),
    );
  }

  async #createMany(creations: Creation[], end: ChainRow | undefined): Promise<Result<Stored[], StoreProblem>> {
    const documents: Stored[] = [];
    let last = end;
    for (const creation of creations) {
      const chain = isEntry(creation.kind) ? chainAfter(last) : undefined;
      const document = this.#newDocument(creation, chain);
      if (chain) last = { device: this.#deviceId, number: chain.number, entry: document.id };
      const problem = invalidField(document);
      if (problem) return failure('invalid', problem);
      documents.push({ ...document, local: { upload: 'waiting' } });
    }
    const confirmed = await confirmedMeetings(this.device, documents);
    if (documents.some((document) => confirmed.has(closedWith(document) ?? ''))) return failure('meetingConfirmed');
    const byId = new Map(documents.map((document) => [document.id, document]));
    return this.#write([...byId.keys()], (current, id) => (current ? undefined : byId.get(id)));
  }

  /**
   * Edits a record: `change` gets it as it stands and answers with the fields that become different.
   * Nothing is written where nothing differs.
   */
  async edit<K extends Kind>(
    id: string,
    change: (current: DocumentOf<K>) => Partial<Content<K>>,
  ): Promise<Result<Stored[], StoreProblem>> {
    return this.editMany<K>([id], change);
  }

  async editMany<K extends Kind>(
    ids: string[],
    change: (current: DocumentOf<K>) => Partial<Content<K>>,
  ): Promise<Result<Stored[], StoreProblem>> {
    const current = await this.getMany(ids);
    const confirmed = await confirmedMeetings(this.device, [...current.values()]);
    let refused: Result<never, StoreProblem> | undefined;
    const refuse = (reason: StoreProblem, detail?: string) => {
      refused ??= failure(reason, detail);
      return undefined;
    };
    const plan: Change = (current) => {
      if (!current) return refuse('missing');
      const definition = definitionOf(current.kind);
      if (definition?.nature === 'fact') return refuse('factIsFinal');
      if (!definition || current.v > definition.migrations.length) return refuse('newerVersion');
      const next = this.#edited(current, change(current as DocumentOf<K>));
      if (
        next &&
        confirmed.has(closedWith(current) ?? '') &&
        !mayChangeAfter(current.kind, changedBetween(current, next))
      )
        return refuse('meetingConfirmed');
      const problem = next && invalidField(next);
      return problem ? refuse('invalid', problem) : next;
    };
    // Worked out once without writing, so that one refused document leaves the whole batch unwritten.
    for (const id of ids) plan(current.get(id), id);
    if (refused) return refused;
    return this.#write(ids, plan);
  }

  /** Marks a record as no longer valid; it stays readable (SYNC S2). */
  async void(id: string, reason: string): Promise<Result<Stored[], StoreProblem>> {
    const voided = { at: this.#instant(), by: this.clerk, reason };
    return this.editMany([id], () => ({ voided }) as never);
  }

  /**
   * Writes documents for sync, which has merged and validated them itself: no clock tick, no schema check (SYNC P6), but
   * the same atomic change, and the derived tables follow.
   * @throws what the storage throws
   */
  async changeForSync(collection: CollectionName, ids: string[], change: Change): Promise<Stored[]> {
    return this.#follower.write(collection, () => changeDocuments(this.collections[collection], ids, change));
  }

  async get<K extends Kind>(id: string): Promise<StoredOf<K> | undefined> {
    return (await this.getMany([id])).get(id) as StoredOf<K> | undefined;
  }

  /** Documents by id; those that are not here are not in the map. */
  async getMany(ids: string[]): Promise<Map<string, Stored>> {
    const found = new Map<string, Stored>();
    for (const [collection, part] of idsByCollection(ids)) {
      for (const [id, document] of await readDocuments(this.collections[collection], part)) found.set(id, document);
    }
    return found;
  }

  /** The documents that match a query, which must carry a limit: no screen and no rule reads a whole collection. */
  async find(collection: CollectionName, query: MangoQuery<Stored> & { limit: number }): Promise<Stored[]> {
    const documents = await this.collections[collection].find(query).exec();
    return documents.map((document) => document.toMutableJSON() as unknown as Stored);
  }

  /** As `find`, and again whenever the answer changes. */
  watch(collection: CollectionName, query: MangoQuery<Stored> & { limit: number }): Observable<Stored[]> {
    return this.collections[collection]
      .find(query)
      .$.pipe(map((documents) => documents.map((document) => document.toMutableJSON() as unknown as Stored)));
  }

  /** How many documents match an indexed selector. */
  async count(collection: CollectionName, selector: MangoQuery<Stored>['selector']): Promise<number> {
    return this.collections[collection].count({ selector: selector ?? {} }).exec();
  }

  /** How many documents of all collections are in this state of sending. */
  async countUploads(upload: Upload): Promise<number> {
    const counts = await Promise.all(
      this.collectionNames.map((name) => this.count(name, { 'local.upload': upload } as never)),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Throws the derived tables away and builds them again from the documents. */
  async rebuildDerived(): Promise<void> {
    await rebuild(this.device, this.collections, this.collectionNames);
  }

  #instant(): string {
    return new Date(this.#wall()).toISOString();
  }

  #newDocument({ kind, content, id }: Creation, chain: Chain | undefined): Document {
    const body = {
      ...content,
      ...(chain && { chain }),
      kind,
      station: this.code,
      v: versionOf(kind),
      createdAt: this.#instant(),
      createdBy: this.clerk,
      updatedAt: this.clock.tick(),
      updatedBy: this.clerk,
      device: this.#deviceId,
    };
    const recordId = id ?? this.newId(kind);
    const isFact = KINDS[kind].nature === 'fact';
    return {
      ...body,
      id: isFact ? factId(kind, recordId.slice(kind.length + 1), body) : recordId,
    } as unknown as Document;
  }

  /** The record with new fields, marked for sending, its base kept; undefined where nothing differs. */
  #edited(current: Stored, fields: Record<string, unknown>): Stored | undefined {
    const differs = Object.entries(fields).some(([field, value]) => !sameValue(current[field], value));
    if (!differs) return undefined;
    this.clock.observe(current.updatedAt);
    const { rev, base, revives } = current.local;
    const agreed = current.local.upload === 'sent' ? withoutLocal(current) : base;
    const next = { ...current, ...fields } as Stored;
    for (const [field, value] of Object.entries(fields)) if (value === undefined) delete next[field];
    for (const field of ENVELOPE_FIELDS) (next as Record<string, unknown>)[field] = current[field];
    return {
      ...next,
      updatedAt: this.clock.tick(),
      updatedBy: this.clerk,
      device: this.#deviceId,
      local: {
        upload: 'waiting',
        ...(rev ? { rev, ...(agreed && { base: agreed }) } : { earlier: true, ...(revives && { revives }) }),
        past: pastFrom([current], current.local.past),
      },
    };
  }

  async #write(ids: string[], change: Change): Promise<Result<Stored[], StoreProblem>> {
    const written: Stored[] = [];
    try {
      for (const [collection, part] of idsByCollection(ids)) {
        written.push(...(await this.changeForSync(collection, part, change)));
      }
    } catch (error) {
      return failure(problemOf(error), String(written.length));
    }
    return success(written);
  }
}

function isEntry(kind: Kind): boolean {
  return KINDS[kind].collection === 'ledger';
}

/** The fields of a record, not of its envelope, in which two versions of it differ. */
function changedBetween(before: Stored, after: Stored): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].filter(
    (field) =>
      field !== 'local' && !ENVELOPE_FIELDS.includes(field as never) && !sameValue(before[field], after[field]),
  );
}

function collectionCreator(name: CollectionName) {
  const schema = collectionSchema(name);
  const migrate = (old: Stored): Stored => {
    const local = old.local.rev ? old.local : { ...old.local, earlier: true as const };
    return { ...upgrade(withoutLocal(old)), local } as Stored;
  };
  return {
    schema,
    migrationStrategies: Object.fromEntries(Array.from({ length: schema.version }, (_, n) => [n + 1, migrate])),
  };
}

/** `<kind>.<field>` of the first thing that breaks the kind's schema. */
function invalidField(document: Document): string | undefined {
  const { local: _, ...content } = document;
  const checked = definitionOf(document.kind)?.schema.safeParse(content) as z.ZodSafeParseResult<unknown> | undefined;
  if (!checked) return `${document.kind}.kind`;
  return checked.success ? undefined : `${document.kind}.${checked.error.issues[0]?.path.join('.') ?? ''}`;
}
