import { addDays, type CalendarDay } from '../calendar/day.ts';
import type { Kind } from '../kinds.ts';
import { type NoticeDraft, wordsOf } from '../notice/drafting.ts';
import type { Notice, PostedNotice } from '../notice/notice.ts';
import { postedContent } from '../notice/posting.ts';
import { NOTICE_TEMPLATES } from '../notice/terms.ts';
import type { DemoOf } from './document.ts';
import type { DemoFamily } from './people.ts';

export interface DemoNotice {
  notice: DemoOf<'notice'>;
  posted: DemoOf<'postedNotice'>;
}

interface DemoPosting {
  from: CalendarDay;
  number: number;
  days: number;
  today: CalendarDay;
}

/** A notice that was drafted and posted. */
export function postedDemo(
  draft: NoticeDraft,
  { from, number, days, today }: DemoPosting,
  newId: (kind: Kind) => string,
): DemoNotice {
  const id = newId('notice');
  const content = { ...wordsOf(draft), days };
  const terms = NOTICE_TEMPLATES[draft.subject];
  const made = postedContent({ id, ...content } as Notice, { from, today, number, terms, posted: false });
  if (!made.ok) throw new RangeError(`the demonstration's notice: ${made.reason}`);
  return {
    notice: { kind: 'notice', id, content },
    posted: { kind: 'postedNotice', id: newId('postedNotice'), content: made.value },
  };
}

/** A red list that hangs since four days and was to hang for three: it is due to come down. */
export function demoRedList(families: readonly DemoFamily[], newId: (kind: Kind) => string, today: CalendarDay) {
  const heads = families.flatMap(({ members: [head] }) => (head ? [head.content.name] : []));
  const draft: NoticeDraft = {
    subject: 'merit',
    title: '家庭卫生红榜',
    opening: '经道德评议会评比，下列各户本月家庭卫生评为优秀，现予公示。',
    columns: [
      { head: '户主', masking: 'name' },
      { head: '评比结果', masking: 'none' },
    ],
    lines: heads.map((name) => ({ cells: [name, '卫生之星'] })),
    issuer: '柳树坪村道德评议会',
  };
  const from = addDays(today, -4);
  return postedDemo(draft, { from, number: 2, days: NOTICE_TEMPLATES.merit.days, today }, newId);
}

/** The takedown of a notice whose posting is on the record, on the day after its last. */
export function demoTakedown(
  { id, to }: Pick<PostedNotice, 'id' | 'to'>,
  newId: (kind: 'takedown') => string,
): DemoOf<'takedown'> {
  return { kind: 'takedown', id: newId('takedown'), content: { posted: id, takenOn: addDays(to, 1), reason: '' } };
}
