import type { Result } from '../../shared/domain/result.ts';
import { bundlesOf } from '../../shared/sync/courier/bundle.ts';
import { type Imported, type ImportProblem, importBundle } from '../../shared/sync/courier/importBundle.ts';
import type { Identity } from '../../shared/sync/courier/keys.ts';
import { type Part, readHead } from '../../shared/sync/courier/part.ts';
import type { CouchServer } from '../couch.ts';
import { type FolderSink, folderSink, type OpenFile, openFile } from './files.ts';
import { transportTo } from './server.ts';

/** What became of one bundle, by the names of its files. */
export type FileOutcome =
  | ({ ok: true; files: string[]; answers: string[] } & Imported)
  | { ok: false; files: string[]; reason: ImportProblem; detail?: string };

export interface ImportOrder {
  identity: Identity;
  server: CouchServer;
  /** The folder for the answers. */
  out: string;
  /** The fingerprint of a device's key that someone has compared with the station. */
  trust: string | undefined;
}

/**
 * Imports bundles, each from all its files, in the order in which they were written. One that is refused holds up no other.
 *
 * @throws the system's error where a file cannot be read or an answer not written
 */
export async function importFiles(paths: string[], order: ImportOrder): Promise<FileOutcome[]> {
  const open: OpenFile[] = [];
  try {
    for (const path of paths) open.push(await openFile(path));
    const outcomes: FileOutcome[] = [];
    const parts: Part[] = [];
    for (const source of open) {
      const head = await readHead(source);
      if (head.ok) parts.push(head.value);
      else outcomes.push({ ok: false, files: [source.name], reason: head.reason });
    }
    const bundles = bundlesOf(parts).sort(([a], [b]) => (writtenAt(a) < writtenAt(b) ? -1 : 1));
    for (const bundle of bundles) outcomes.push(await importOne(bundle, order));
    return outcomes;
  } finally {
    for (const file of open) await file.close();
  }
}

function writtenAt(part: Part | undefined): string {
  return part?.header.writtenAt ?? '';
}

async function importOne(bundle: Part[], { identity, server, out, trust }: ImportOrder): Promise<FileOutcome> {
  let sink: FolderSink | undefined;
  const sinkFor = (about: Parameters<typeof folderSink>[1]) => {
    sink = folderSink(out, about);
    return sink;
  };
  const desk = {
    identity,
    transportTo: transportTo(server, 'records'),
    filesTo: transportTo(server, 'files'),
    now: Date.now,
  };
  let imported: Result<Imported, ImportProblem> | undefined;
  try {
    imported = await importBundle(bundle, desk, sinkFor, trust);
  } finally {
    if (!imported?.ok) await sink?.discard();
  }
  const files = bundle.map(({ source }) => source.name);
  if (imported.ok) return { ...imported.value, ok: true, files, answers: sink?.names ?? [] };
  const { reason, detail } = imported;
  return { ok: false, files, reason, ...(detail !== undefined && { detail }) };
}
