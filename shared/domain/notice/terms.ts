import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import type { NoticeRule, NoticeSubject, NoticeTerms } from './notice.ts';

/** When these were gathered; a village that sets its own gives its own first day. */
const GATHERED = '2026-01-01';

const USUAL = '通行做法：公示期间可提异议，5 天内提出，3 天内答复';

/** What holds for a subject where the village has set nothing itself. */
export const NOTICE_TEMPLATES: Readonly<Record<NoticeSubject, NoticeTerms>> = {
  decision: terms('decision', 5),
  merit: terms('merit', 3),
  ruling: terms('ruling', 5),
  pact: terms('pact', 7),
  // Stars are given after five working days, which are seven of the calendar.
  volunteer: terms('volunteer', 7),
  other: terms('other', 5),
};

function terms(subject: NoticeSubject, days: number): NoticeTerms {
  return { subject, source: USUAL, days, objectionDays: 5, answerDays: 3, validFrom: GATHERED };
}

/** The terms that hold for a subject on a day: of the village's own valid ones the latest, else the usual. */
export function noticeTermsOn(rules: Iterable<NoticeRule>, subject: NoticeSubject, day: CalendarDay): NoticeTerms {
  const own = [...rules].filter((rule) => rule.subject === subject);
  return holdingOn(own, day) ?? NOTICE_TEMPLATES[subject];
}
