import type { NoticeLine, NoticeWords } from './notice.ts';

/** One picture on the hall's display. */
export type Slide =
  | { show: 'words'; text: string }
  | { show: 'lines'; columns: readonly string[]; lines: readonly NoticeLine[] };

/** Rows of a list that a hall reads from its last bench. */
export const ROWS_PER_SLIDE = 8;

/** Characters that fit a slide as running text: 20 to a line, 6 lines. */
export const CHARACTERS_PER_SLIDE = 120;

/** What was posted, cut into pictures: its opening, its lines, and the sentence about objections. */
export function slidesOf({
  opening,
  columns,
  lines,
  closing,
}: Pick<NoticeWords, 'opening' | 'columns' | 'lines'> & { closing: string }): Slide[] {
  return [
    ...wordSlides(opening),
    ...(columns.length > 0 ? rowSlides(columns, lines) : lines.flatMap(({ cells }) => wordSlides(cells.join('\n')))),
    ...wordSlides(closing),
  ];
}

function rowSlides(columns: readonly string[], lines: readonly NoticeLine[]): Slide[] {
  const slides: Slide[] = [];
  for (let from = 0; from < lines.length; from += ROWS_PER_SLIDE) {
    slides.push({ show: 'lines', columns, lines: lines.slice(from, from + ROWS_PER_SLIDE) });
  }
  return slides;
}

/** Text in pieces that fit, broken after a sentence where there is one, and within one only where it must be. */
function wordSlides(text: string): Slide[] {
  const slides: Slide[] = [];
  let held = '';
  for (const piece of text.match(/[^。；\n]*[。；\n]+|[^。；\n]+$/g) ?? []) {
    if (held !== '' && held.length + piece.length > CHARACTERS_PER_SLIDE) {
      slides.push({ show: 'words', text: held.trim() });
      held = '';
    }
    held += piece;
    while (held.length > CHARACTERS_PER_SLIDE) {
      slides.push({ show: 'words', text: held.slice(0, CHARACTERS_PER_SLIDE).trim() });
      held = held.slice(CHARACTERS_PER_SLIDE);
    }
  }
  if (held.trim() !== '') slides.push({ show: 'words', text: held.trim() });
  return slides;
}
