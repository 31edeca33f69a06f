/// <reference path="../../../store/file/pouchdb.d.ts" />
import memory from 'pouchdb-adapter-memory';
import { ulid } from 'ulid';
import { PieceStore } from '../../../store/file/pieceStore.ts';
import { pouchWith } from '../pouch.ts';

/** PouchDB in memory: Node has no IndexedDB that PouchDB's own adapter works on. */
export const TestPouch = pouchWith(memory);

/** Pieces that are there again when they are opened again by the same name. */
export function testPieces(name = ulid().toLowerCase()): PieceStore {
  return new PieceStore(async () => new TestPouch(`pieces-${name}`, { adapter: 'memory' }));
}
