import { notFound } from './couchError.ts';
import { Feed } from './feed.ts';
import type { CouchDocument, DatabaseNames, Pouch, PouchClass } from './pouch.ts';
import { compileValidator, type Validator } from './validator.ts';

/** Who may use a database and who rules it, as CouchDB's `_security` says it. */
export interface Security {
  admins: Section;
  members: Section;
}
interface Section {
  names: string[];
  roles: string[];
}

/** What a database has before anyone said otherwise: it is the administrators' (CouchDB 3). */
const CLOSED: Security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } };

const SECURITY_ID = '_local/_security';

/** One open database, past express-pouchdb's wrappers: what may be done is decided before it comes here. */
export class Database {
  readonly name: string;
  readonly pouch: Pouch;
  readonly feed: Feed;
  #last: Promise<unknown> = Promise.resolve();
  #validators = new Map<string, Validator>();

  constructor(name: string, pouch: Pouch) {
    this.name = name;
    this.pouch = pouch;
    this.feed = new Feed(pouch);
  }

  /** Runs one write after the other, so that what a validator was shown is what it is when it is written. */
  serially<T>(write: () => Promise<T>): Promise<T> {
    const done = this.#last.then(write, write);
    this.#last = done.catch(() => {});
    return done;
  }

  async security(): Promise<Security> {
    const held = await this.pouch.get(SECURITY_ID).catch(() => undefined);
    const { admins, members } = (held?.security ?? CLOSED) as Partial<Record<keyof Security, Partial<Section>>>;
    const whole = (section?: Partial<Section>) => ({ names: section?.names ?? [], roles: section?.roles ?? [] });
    return { admins: whole(admins), members: whole(members) };
  }

  async secure(security: unknown): Promise<void> {
    const held = await this.pouch.get(SECURITY_ID).catch(() => ({ _id: SECURITY_ID }));
    await this.pouch.put({ ...held, security });
  }

  /** The validators of the design documents as they are now. */
  async validators(): Promise<Validator[]> {
    const { rows } = await this.pouch.allDocs({ startkey: '_design/', endkey: '_design0', include_docs: true });
    const designs = rows.map((row) => row.doc as CouchDocument).filter((doc) => doc.validate_doc_update !== undefined);
    const compiled = designs.map((doc): [string, Validator] => [
      `${doc._id}@${doc._rev}`,
      this.#validators.get(`${doc._id}@${doc._rev}`) ?? compileValidator(doc as never),
    ]);
    this.#validators = new Map(compiled);
    return [...this.#validators.values()];
  }
}

/** Every database of the server, opened when first asked for. */
export class Databases {
  readonly #pouch: PouchClass;
  readonly #names: DatabaseNames;
  readonly #open = new Map<string, Database>();

  constructor(pouch: PouchClass, names: DatabaseNames) {
    this.#pouch = pouch;
    this.#names = names;
  }

  has(name: string): boolean {
    return this.#names.list().includes(name);
  }

  /** @throws CouchError 404 where there is none */
  open(name: string): Database {
    const open = this.#open.get(name);
    if (open) return open;
    if (!this.has(name)) throw notFound('Database does not exist.');
    const database = new Database(name, new this.#pouch(name));
    this.#open.set(name, database);
    return database;
  }

  async create(name: string): Promise<void> {
    this.#names.add(name);
    const database = new Database(name, new this.#pouch(name));
    this.#open.set(name, database);
    await database.pouch.info();
  }

  async remove(name: string): Promise<void> {
    const database = this.open(name);
    database.feed.stop();
    this.#open.delete(name);
    this.#names.remove(name);
    // express-pouchdb would go on with the destroyed one when a database of the same name is made again.
    this.#pouch.__dbCacheMap?.delete(name);
    await database.pouch.destroy();
  }

  stop(): void {
    for (const database of this.#open.values()) database.feed.stop();
  }
}
