import { type Masking, maskCell, maskText } from './masking.ts';
import type { NoticeLine, NoticeSubject, NoticeWords } from './notice.ts';

/** A list or a decision as its feature hands it over, with people's data still in the open. */
export interface NoticeDraft {
  subject: NoticeSubject;
  title: string;
  opening: string;
  /** None where each line is an item of its own, its cells the paragraphs. */
  columns: readonly { head: string; masking: Masking }[];
  lines: readonly { about?: string; cells: readonly string[] }[];
  issuer: string;
  source?: string;
}

/** The draft as it may hang on the board: nothing unmasked gets into a notice, not even into its draft. */
export function wordsOf(draft: NoticeDraft): NoticeWords {
  const { subject, title, opening, columns, lines, issuer, source } = draft;
  return {
    subject,
    title: maskText(title.trim()),
    opening: maskText(opening.trim()),
    columns: columns.map(({ head }) => head.trim()),
    lines: lines.map(
      ({ about, cells }, place): NoticeLine => ({
        id: String(place + 1),
        ...(about !== undefined && { about }),
        cells: cells.map((cell, column) => maskCell(columns[column]?.masking ?? 'none', cell)),
      }),
    ),
    issuer: issuer.trim(),
    ...(source !== undefined && { source }),
  };
}
