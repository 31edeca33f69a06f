import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Sink } from '../../shared/sync/courier/bundle.ts';
import { fileNameOf } from '../../shared/sync/courier/fileName.ts';
import type { Header, Source } from '../../shared/sync/courier/part.ts';

/** Bytes copied at once. */
const COPIED = 1024 * 1024;

export interface OpenFile extends Source {
  close(): Promise<void>;
}

/** @throws the system's error where it cannot be read */
export async function openFile(path: string): Promise<OpenFile> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    name: basename(path),
    size,
    async read(from, to) {
      // A header may name any length: no more is made room for than there is.
      const bytes = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    },
    close: () => file.close(),
  };
}

/** A folder that the parts of one bundle are written into. */
export interface FolderSink extends Sink {
  /** The names of the finished files. */
  names: string[];
  /** Takes away what was begun. */
  discard(): Promise<void>;
}

/** Parts grow under names that nobody takes for a bundle, and get theirs once they are whole and on the disk. */
export function folderSink(
  folder: string,
  about: Pick<Header, 'direction' | 'station' | 'set' | 'writtenAt'>,
): FolderSink {
  const bodies = new Map<number, FileHandle>();
  const names: string[] = [];
  const draft = (part: number) => join(folder, `.${about.set}-${part}.body`);
  const body = async (part: number) => {
    await mkdir(folder, { recursive: true });
    const file = bodies.get(part) ?? (await open(draft(part), 'w+'));
    bodies.set(part, file);
    return file;
  };
  return {
    names,
    async append(part, bytes) {
      await (await body(part)).appendFile(bytes);
    },
    async finish(part, of, head) {
      const from = await body(part);
      const name = fileNameOf(about, part, of);
      const unfinished = join(folder, `.${name}.new`);
      await assembled(unfinished, head, from);
      await rename(unfinished, join(folder, name));
      names.push(name);
      await from.close();
      bodies.delete(part);
      await rm(draft(part), { force: true });
    },
    async discard() {
      for (const [part, file] of bodies) {
        await file.close();
        await rm(draft(part), { force: true });
      }
      for (const name of names) await rm(join(folder, name), { force: true });
    },
  };
}

async function assembled(path: string, head: Uint8Array, body: FileHandle): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(head);
    const buffer = Buffer.alloc(COPIED);
    for (let at = 0; ; ) {
      const { bytesRead } = await body.read(buffer, 0, COPIED, at);
      if (bytesRead === 0) break;
      await file.writeFile(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}
