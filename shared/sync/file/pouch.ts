/// <reference path="../../store/file/pouchdb.d.ts" />
import http from 'pouchdb-adapter-http';
import PouchCore from 'pouchdb-core';
import replication from 'pouchdb-replication';

/** PouchDB with what replication with the county needs, whatever keeps the pieces on this device. */
export function pouchWith(adapter: unknown): PouchClass {
  // A process has one PouchDB, to which replication can be added once.
  if (!Object.hasOwn(PouchCore, 'replicate')) PouchCore.plugin(replication);
  return PouchCore.plugin(http).plugin(adapter);
}
