import { type NoticeDraft, wordsOf } from '../../shared/domain/notice/drafting.ts';
import type { Notice, NoticeTerms, Objection, PostedNotice } from '../../shared/domain/notice/notice.ts';
import { answer, type GivenAnswer, object, type RaisedObjection } from '../../shared/domain/notice/objecting.ts';
import { postedContent } from '../../shared/domain/notice/posting.ts';
import { takeDown } from '../../shared/domain/notice/takingDown.ts';
import { noticeTermsOn } from '../../shared/domain/notice/terms.ts';
import { freeNumber, postingsOfNotice } from '../../shared/store/derived/board.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import { today } from '../station/today.ts';
import { readNoticeRules } from './read.ts';

function refused(act: 'posting' | 'objecting' | 'answering' | 'takingDown', { reason }: { reason: string }): Acted {
  return { ok: false, problem: { reason: `${act}.${reason}` } };
}

/**
 * Drafts a notice of a list, a decision or a ruling; masked here, so nothing unmasked gets into a notice. The clerk reads
 * it at its address and posts it.
 * @param days how long it is to hang; by default what the station's terms give its subject
 */
export async function draftNotice(station: Station, draft: NoticeDraft, days?: number): Promise<Acted> {
  const terms = noticeTermsOn(await readNoticeRules(station), draft.subject, today());
  return acted(await station.create('notice', { ...wordsOf(draft), days: days ?? terms.days }));
}

/** Posts a drafted notice under the next free number of its year, hanging since `from`. */
export async function postNotice(station: Station, id: string, from: string): Promise<Acted> {
  const notice = (await station.get<'notice'>(id)) as Notice | undefined;
  if (!notice) return refused('posting', { reason: 'gone' });
  const [rules, posted, number] = await Promise.all([
    readNoticeRules(station),
    postingsOfNotice(station.device, id),
    freeNumber(station.device, Number(from.slice(0, 4))),
  ]);
  const terms = noticeTermsOn(rules, notice.subject, from);
  const made = postedContent(notice, { from, today: today(), number, terms, posted: posted.length > 0 });
  return made.ok ? acted(await station.create('postedNotice', made.value)) : refused('posting', made);
}

export async function recordObjection(station: Station, posted: PostedNotice, raised: RaisedObjection): Promise<Acted> {
  const made = object(posted, raised, today());
  return made.ok
    ? acted(await station.create('objection', made.value as Content<'objection'>))
    : refused('objecting', made);
}

export async function recordAnswer(station: Station, objection: Objection, given: GivenAnswer): Promise<Acted> {
  const made = answer(objection, given, today());
  return made.ok ? acted(await station.create('objectionAnswer', made.value)) : refused('answering', made);
}

/** Takes a notice off the board, unless that was done meanwhile, perhaps in another window. */
export async function recordTakedown(
  station: Station,
  posted: PostedNotice,
  { takenOn, reason }: { takenOn: string; reason: string },
): Promise<Acted> {
  const row = await station.device.board.get(posted.id);
  const made = takeDown(posted, { takenOn, reason, today: today(), down: row?.takenOn !== undefined });
  return made.ok ? acted(await station.create('takedown', made.value)) : refused('takingDown', made);
}

/** Sets the station's own terms for a subject from a day on. */
export async function setNoticeTerms(station: Station, terms: NoticeTerms): Promise<Acted> {
  return acted(await station.create('noticeRule', terms));
}
