import { IDBFactory } from 'fake-indexeddb';

type Factory = InstanceType<typeof IDBFactory>;

interface Request<T = unknown> {
  result: T;
  error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}
interface OpenRequest extends Request<Database> {
  onupgradeneeded: (() => void) | null;
}
interface Database {
  objectStoreNames: Iterable<string>;
  createObjectStore(name: string, options: object): Store;
  transaction(stores: string[], mode: string): { objectStore(name: string): Store };
  close(): void;
}
interface Store {
  keyPath: unknown;
  autoIncrement: boolean;
  indexNames: Iterable<string>;
  index(name: string): IndexShape;
  createIndex(name: string, keyPath: unknown, options: object): unknown;
  getAll(): Request<unknown[]>;
  put(value: unknown): Request;
}
interface IndexShape {
  name: string;
  keyPath: unknown;
  unique: boolean;
  multiEntry: boolean;
}

interface StoreImage {
  name: string;
  keyPath: unknown;
  autoIncrement: boolean;
  indexes: IndexShape[];
  rows: unknown[];
}

/** All databases of a disk, as a backup program copies them. */
export type DiskImage = { name: string; version: number; stores: StoreImage[] }[];

export async function imageOf(factory: Factory): Promise<DiskImage> {
  const databases = await factory.databases();
  return Promise.all(
    databases.map(async ({ name = '', version = 1 }) => {
      const database = await done(factory.open(name) as unknown as OpenRequest);
      const stores = await Promise.all([...database.objectStoreNames].map((store) => storeImage(database, store)));
      database.close();
      return { name, version, stores };
    }),
  );
}

async function storeImage(database: Database, name: string): Promise<StoreImage> {
  const store = database.transaction([name], 'readonly').objectStore(name);
  const indexes = [...store.indexNames].map((index) => {
    const { name, keyPath, unique, multiEntry } = store.index(index);
    return { name, keyPath, unique, multiEntry };
  });
  return {
    name,
    keyPath: store.keyPath,
    autoIncrement: store.autoIncrement,
    indexes,
    rows: await done(store.getAll()),
  };
}

/** A disk that holds what the image holds. */
export async function factoryOf(image: DiskImage): Promise<Factory> {
  const factory = new IDBFactory();
  await Promise.all(
    image.map(async ({ name, version, stores }) => {
      const request = factory.open(name, version) as unknown as OpenRequest;
      request.onupgradeneeded = () => {
        for (const store of stores) fill(request.result, store);
      };
      (await done(request)).close();
    }),
  );
  return factory;
}

function fill(database: Database, { name, keyPath, autoIncrement, indexes, rows }: StoreImage): void {
  const store = database.createObjectStore(name, { keyPath, autoIncrement });
  for (const { name, keyPath, ...options } of indexes) store.createIndex(name, keyPath, options);
  for (const row of rows) store.put(row);
}

function done<T>(request: Request<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
