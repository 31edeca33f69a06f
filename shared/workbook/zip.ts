import { type UnzipFileInfo, unzipSync } from 'fflate';
import { PART_BYTES_MAX, PARTS_MAX, UNPACKED_BYTES_MAX } from './limits.ts';
import { Refused } from './refusal.ts';

/** An archive whose parts are unpacked one by one, each within its bounds. */
export interface Archive {
  /** Names of all parts, with forward slashes. */
  names: string[];
  has(name: string): boolean;
  /**
   * @throws Refused `damaged` where the part is missing or does not unpack to what the archive says, `tooLarge` where it
   * is beyond the bounds
   */
  read(name: string): Uint8Array;
}

/** Some writers put backslashes, and some another case than the relationships that name the part. */
function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** @throws Refused `damaged` where the archive was cut short */
export function openArchive(bytes: Uint8Array): Archive {
  const parts = new Map<string, UnzipFileInfo>();
  unzip(bytes, (part) => {
    parts.set(plainName(part.name), part);
    if (parts.size > PARTS_MAX) throw new Refused('tooLarge');
    return false;
  });
  let unpacked = 0;
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(plainName(name)),
    read(name) {
      const part = parts.get(plainName(name));
      if (!part) throw new Refused('damaged');
      unpacked += part.originalSize;
      if (part.originalSize > PART_BYTES_MAX || unpacked > UNPACKED_BYTES_MAX) throw new Refused('tooLarge');
      const content = unzip(bytes, (candidate) => candidate.name === part.name)[part.name];
      if (content?.length !== part.originalSize) throw new Refused('damaged');
      return content;
    },
  };
}

function unzip(bytes: Uint8Array, filter: (part: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter });
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('damaged');
  }
}
