import idb from 'pouchdb-adapter-idb';
import { pouchWith } from '../../shared/sync/file/pouch.ts';

/** PouchDB on the page's own IndexedDB. */
export const PagePouch = pouchWith(idb);
