import type { BodyKind } from './council.ts';

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
