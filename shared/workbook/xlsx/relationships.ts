import { walkXml } from '../xml.ts';
import type { Archive } from '../zip.ts';

/** How one part of a workbook names another: `type` is the last word of the relationship's type (worksheet, styles). */
export interface Relationship {
  id: string;
  type: string;
  /** The target's name in the archive. */
  target: string;
}

/** The relationships of a part; none where it has no file of them. */
export function relationshipsOf(archive: Archive, part: string): Relationship[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const file = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!archive.has(file)) return [];
  const relationships: Relationship[] = [];
  walkXml(archive.read(file), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      relationships.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(folder, Target) });
    },
    close() {},
    text() {},
  });
  return relationships;
}

/** A target counts from its part's folder, or with a leading slash from the archive's root. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
