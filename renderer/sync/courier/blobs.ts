import type { About, Sink } from '../../../shared/sync/courier/bundle.ts';
import { fileNameOf } from '../../../shared/sync/courier/fileName.ts';
import type { Source } from '../../../shared/sync/courier/part.ts';

export interface BundleFile {
  name: string;
  content: Blob;
}

/**
 * Gathers the parts of a bundle as files to be saved. Each frame becomes a blob at once, which the browser keeps outside of
 * the page's memory and, if large, on the disk.
 */
export function blobSink(about: About, files: BundleFile[]): Sink {
  const bodies = new Map<number, Blob[]>();
  return {
    async append(part, bytes) {
      bodies.set(part, [...(bodies.get(part) ?? []), new Blob([bytes as Uint8Array<ArrayBuffer>])]);
    },
    async finish(part, of, head) {
      const content = new Blob([head as Uint8Array<ArrayBuffer>, ...(bodies.get(part) ?? [])]);
      files.push({ name: fileNameOf(about, part, of), content });
    },
  };
}

export function fileSource(file: File): Source {
  return {
    name: file.name,
    size: file.size,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}
