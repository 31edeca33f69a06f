import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { BodyKind } from './council.ts';
import type { AgendaItem } from './meeting.ts';

/** The agendas that meetings of each body usually have, for a clerk to take over and strike from. */
export const AGENDA_TEMPLATES: Record<BodyKind, readonly string[]> = {
  redWhite: ['通报上次决议办理情况', '听取事主报备', '讨论并表决红白事意见', '其他事项'],
  moralReview: ['通报上次评议结果的执行', '逐件评议上报的事迹', '表决评议结果', '其他事项'],
  deliberation: ['通报上次决议办理情况', '听取议题说明', '讨论', '表决', '其他事项'],
  antiVice: ['通报近期宣传教育和走访情况', '讨论需要帮教的情况', '安排下一步工作', '其他事项'],
  representatives: ['通报村务和上次决议办理情况', '听取议题说明', '审议', '表决', '其他事项'],
  villagers: ['报告到会人数', '推选计票人、监票人', '听取议题说明', '审议', '表决', '宣布表决结果'],
};

/** Something that waits for a meeting: a deed to judge, an objection, a motion handed in. */
export interface Matter {
  /** The document that it is about; the agenda item keeps it. */
  id: string;
  /** How it reads on the agenda. */
  title: string;
}

/** The matters that stand on no agenda yet. */
export function notYetTaken(matters: readonly Matter[], agendas: Iterable<{ about?: string | undefined }>): Matter[] {
  const taken = new Set([...agendas].map(({ about }) => about));
  return matters.filter(({ id }) => !taken.has(id));
}

type Placed = Pick<AgendaItem, 'id' | 'order'>;

/**
 * Items as they stand on the agenda: those that were placed, by their places, then those put down since, as they came.
 * Two that two laptops put at one place stand as they came, on every device the same (SYNC C5).
 */
export function inAgendaOrder<I extends Placed>(items: Iterable<I>): I[] {
  return [...items].sort((a, b) => {
    if (a.order === b.order) return a.id < b.id ? -1 : 1;
    if (a.order === undefined || b.order === undefined) return a.order === undefined ? 1 : -1;
    return a.order < b.order ? -1 : 1;
  });
}

/** The places to write so that the item at one place of an agenda stands at another; all of them the first time. */
export function movedItem(items: readonly Placed[], from: number, to: number): Map<string, string> {
  const others = items.filter((_, place) => place !== from);
  const moved = items[from];
  if (!moved || to < 0 || to >= items.length || to === from) return new Map();
  const [before, after] = [others[to - 1]?.order ?? null, others[to]?.order ?? null];
  const isPlaced =
    others.every(({ order }) => order !== undefined) && (before === null || after === null || before < after);
  if (isPlaced) return new Map([[moved.id, generateKeyBetween(before, after)]]);
  const places = generateNKeysBetween(null, null, items.length);
  const arranged = [...others.slice(0, to), moved, ...others.slice(to)];
  return new Map(arranged.map(({ id }, place) => [id, places[place] as string]));
}
