import { createRequire } from 'node:module';
import type { Document } from '../../../shared/domain/kinds.ts';
import { toCounty } from '../../../shared/sync/county.ts';
import type { Contender } from './contender.ts';

const require = createRequire(import.meta.url);

interface Pouch {
  bulkDocs(documents: object[]): Promise<unknown>;
  allDocs(options: object): Promise<{ rows: { doc: Record<string, unknown> }[] }>;
  sync(remote: Pouch): Promise<unknown>;
  destroy(): Promise<unknown>;
}
interface PouchClass {
  new (name: string, options: object): Pouch;
  plugin(plugin: unknown): PouchClass;
}

/** PouchDB 9 as its users use it: `sync` with its defaults. */
export function pouchdb(name: string): Contender {
  // One class serves the whole process; the embedded county has put the other parts into it.
  const Class = (require('pouchdb-core') as PouchClass).plugin(require('pouchdb-adapter-http'));
  const local = new Class(name, { adapter: 'memory' });
  return {
    name: 'PouchDB 9 sync',
    async fill(documents: Document[]) {
      await local.bulkDocs(documents.map((document) => toCounty(document, undefined)));
    },
    async sync({ url, authorization, fetch }) {
      const withUser: typeof fetch = (to, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', authorization);
        return fetch(to, { ...init, headers });
      };
      await local.sync(new Class(url, { adapter: 'http', skip_setup: true, fetch: withUser }));
    },
    rest: async () => undefined,
    async edit(ids) {
      const { rows } = await local.allDocs({ keys: ids, include_docs: true });
      await local.bulkDocs(rows.map(({ doc }) => ({ ...doc, phone: '13900000000' })));
    },
    async close() {
      await local.destroy();
    },
  };
}
