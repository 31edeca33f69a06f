/// <reference path="../../store/file/pouchdb.d.ts" />
import http from 'pouchdb-adapter-http';
import PouchCore from 'pouchdb-core';
import replication from 'pouchdb-replication';

/** PouchDB with what replication with the county needs, whatever keeps the pieces on this device. */
export function pouchWith(adapter: unknown): PouchClass {
  return PouchCore.plugin(http).plugin(replication).plugin(adapter);
}
