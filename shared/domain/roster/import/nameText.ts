import { asLine } from './cellText.ts';

/** A name as written in a cell: the name, and what a clerk added to it in brackets (张三（已故）). */
export interface WrittenName {
  name: string;
  remark: string;
}

/**
 * Spaces that a form puts between the characters of a name are taken out; those of a name in Latin letters stay. The
 * dot of minority names is written one way.
 */
export function readName(text: string): WrittenName {
  const line = asLine(text);
  const [, bare = line, remark = ''] = /^(.*?)\s*[(（【[]([^)）】\]]*)[)）】\]]?$/.exec(line) ?? [];
  const dotted = bare.replace(/\s*[·•‧・∙●⋅]\s*/g, '·').replace(/^[·*]+|[·*]+$/g, '');
  return { name: /[A-Za-z]/.test(dotted) ? dotted : dotted.replace(/\s/g, ''), remark };
}
