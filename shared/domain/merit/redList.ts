import { addDays, type CalendarDay, dayOf, partsOf } from '../calendar/day.ts';
import type { NoticeDraft } from '../notice/drafting.ts';
import { LINES_MAX } from '../notice/notice.ts';
import { pointsText } from './amount.ts';
import { daysOf, monthOf } from './books.ts';

/** The days a list is of, both counted. */
export interface Span {
  from: CalendarDay;
  to: CalendarDay;
}

/** The spans that villages post lists of. */
export const SPANS = ['thisMonth', 'lastMonth', 'thisQuarter', 'thisYear', 'lastYear'] as const;
export type SpanName = (typeof SPANS)[number];

/** The days of a span as of a day. */
export function spanOf(name: SpanName, today: CalendarDay): Span {
  const { year, month } = partsOf(today);
  const first = (y: number, m: number) => dayOf(y, m, 1) as CalendarDay;
  switch (name) {
    case 'thisMonth':
      return daysOf(monthOf(today));
    case 'lastMonth':
      return daysOf(monthOf(addDays(first(year, month), -1)));
    case 'thisQuarter': {
      const begins = month - ((month - 1) % 3);
      const next = begins === 10 ? first(year + 1, 1) : first(year, begins + 3);
      return { from: first(year, begins), to: addDays(next, -1) };
    }
    case 'thisYear':
      return { from: first(year, 1), to: addDays(first(year + 1, 1), -1) };
    case 'lastYear':
      return { from: first(year - 1, 1), to: addDays(first(year, 1), -1) };
  }
}

/** A span in a notice's title, which is written in Chinese: 2026年3月, 2026年第一季度, 2026年. */
export function spanText(name: SpanName, today: CalendarDay): string {
  const { year, month } = partsOf(spanOf(name, today).from);
  switch (name) {
    case 'thisMonth':
    case 'lastMonth':
      return `${year}年${month}月`;
    case 'thisQuarter':
      return `${year}年第${'一二三四'[(month - 1) / 3]}季度`;
    case 'thisYear':
    case 'lastYear':
      return `${year}年`;
  }
}

/** Points that somebody was given for a deed and that stand, in hundredths; always more than nothing. */
export interface Earned {
  /** The household's id, or the person's. */
  account: string;
  /** The head's name, or the person's. */
  name: string;
  villagersGroup: string;
  entry: string;
  postedOn: CalendarDay;
  text: string;
  points: number;
}

/** A line of the red list: what one household or person was given in all, and for how many deeds. */
export interface RedLine {
  account: string;
  name: string;
  villagersGroup: string;
  points: number;
  deeds: number;
}

/** The most points first; who has as many stands in the order of groups and names, so that no laptop lists otherwise. */
export function redLines(earned: Iterable<Earned>): RedLine[] {
  const lines = new Map<string, RedLine>();
  for (const { account, name, villagersGroup, points } of earned) {
    const line = lines.get(account) ?? { account, name, villagersGroup, points: 0, deeds: 0 };
    lines.set(account, { ...line, points: line.points + points, deeds: line.deeds + 1 });
  }
  const rank = ({ villagersGroup, name, account }: RedLine) => `${villagersGroup} ${name} ${account}`;
  return [...lines.values()].sort((a, b) => b.points - a.points || (rank(a) < rank(b) ? -1 : 1));
}

/** What a list is called: the village or its group, and the days. */
export interface ListHead {
  village: string;
  /** A villagers' group; empty for the whole village. */
  group: string;
  /** Such as 2026年3月. */
  days: string;
}

/** A list of the merit bank as a notice; its columns are those of whoever is named, with one more on each side. */
function listDraft(
  { village, group, days }: ListHead,
  { what, opening, first, told }: { what: string; opening: string; first: string; told: string },
  lines: NoticeDraft['lines'],
): NoticeDraft {
  return {
    subject: 'merit',
    title: `${village}${group}${days}${what}`,
    opening,
    columns: [
      { head: first, masking: 'none' },
      { head: '户主', masking: 'name' },
      { head: '组', masking: 'none' },
      { head: told, masking: 'none' },
      { head: '积分', masking: 'none' },
    ],
    lines: lines.slice(0, LINES_MAX),
    issuer: `${village}道德评议会`,
  };
}

/** The red list as a notice. Whoever lost points stands on none: a black list harms people's names (DOMAIN, merit points). */
export function redListDraft(lines: readonly RedLine[], head: ListHead): NoticeDraft {
  const words = { what: '积分红榜', opening: '下列各户做了好事，积分如下，特此表扬。', first: '名次', told: '好事' };
  return listDraft(
    head,
    words,
    lines.map(({ account, name, villagersGroup, points, deeds }, place) => ({
      about: account,
      cells: [String(place + 1), name, villagersGroup, `${deeds} 件`, pointsText(points)],
    })),
  );
}

/** Every deed of the list as a notice, by day. */
export function detailDraft(earned: readonly Earned[], head: ListHead): NoticeDraft {
  const byDay = earned.toSorted((a, b) => (`${a.postedOn} ${a.entry}` < `${b.postedOn} ${b.entry}` ? -1 : 1));
  const words = { what: '积分明细', opening: '各户积分的来由如下，现予公示。', first: '日期', told: '事由' };
  return listDraft(
    head,
    words,
    byDay.map(({ entry, name, villagersGroup, postedOn, text, points }) => ({
      about: entry,
      cells: [postedOn, name, villagersGroup, text, pointsText(points)],
    })),
  );
}
