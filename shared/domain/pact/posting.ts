import { sameValue } from '../canonical.ts';
import { type NoticeDraft, wordsOf } from '../notice/drafting.ts';
import type { PostedNotice } from '../notice/notice.ts';
import { chaptersOf } from './clauses.ts';
import type { Clause, Pact } from './pact.ts';

/** The pact as it is put on the board: a line a clause, so that each can be objected to by itself. */
export function pactDraft(
  pact: Pick<Pact, 'id' | 'name' | 'preamble'>,
  clauses: Iterable<Clause>,
  issuer: string,
): NoticeDraft {
  const lines = chaptersOf(clauses).flatMap(({ name, number, clauses: own }) =>
    own.map(({ clause, number: clauseNumber }, place) => {
      const heading = place === 0 && number !== undefined ? [`${number}　${name}`] : [];
      return { about: clause.id, cells: [...heading, `${clauseNumber}　${clause.text.trim()}`] };
    }),
  );
  return { subject: 'pact', title: pact.name, opening: pact.preamble, columns: [], lines, issuer, source: pact.id };
}

/** Whether what was posted is the pact as it stands now: another text on the board does not count as its posting. */
export function isPosted(posted: Pick<PostedNotice, 'opening' | 'lines'>, draft: NoticeDraft): boolean {
  const { opening, lines } = wordsOf(draft);
  return sameValue([posted.opening, posted.lines], [opening, lines]);
}
