import { describe, expect, it } from 'vitest';
import { ASSEMBLY_TEMPLATES } from './assembly.ts';
import { rollOf } from './attendance.ts';
import type { CharterTerms } from './council.ts';
import { roundsByMotion } from './decisions.ts';
import { type MeetingPapers, minutesOf, type Paper } from './minutes.ts';
import { callNotice, decisionDraft, decisionList } from './notice.ts';
import {
  charterOf,
  councilOf,
  decisionOf,
  itemOf,
  meetingOf,
  member,
  motionOf,
  signInOf,
  ulid,
} from './testing/papers.ts';

const called = [...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => member(n)), member(1, 'chair'), member(20, 'guest')];
const signIns = [
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => signInOf(n, 'present')),
  signInOf(8, 'late'),
  signInOf(9, 'leave', { reason: '外出务工' }),
  signInOf(20, 'present'),
];

function papers(changes: Partial<MeetingPapers> = {}): MeetingPapers {
  return {
    council: councilOf(),
    meeting: meetingOf(called, { guests: '镇驻村干部', publishedOn: '2026-03-06', signedPaper: '2026-议-03' }),
    roll: rollOf(signIns),
    agenda: [itemOf(1, '听取水渠情况', { notes: '村民2看过了。' }), itemOf(2, '表决修整方案')],
    motions: [motionOf()],
    turnout: undefined,
    rounds: roundsByMotion([decisionOf()]),
    charter: charterOf(),
    addenda: [],
    ...changes,
  };
}

function section(paper: Paper, label: string): string[] | undefined {
  return paper.sections.find((each) => each.label === label)?.lines;
}

describe('the minutes', () => {
  const minutes = minutesOf(papers());

  it('carry all that an office expects of them', () => {
    expect(minutes.title).toBe('柳河村村民议事会会议记录');
    expect(section(minutes, '时间')).toEqual(['二〇二六年三月五日（星期四，农历正月十七）19:30']);
    expect(section(minutes, '地点')).toEqual(['村委会会议室']);
    expect(section(minutes, '主持人')).toEqual(['村民1（会长）']);
    expect(section(minutes, '记录人')).toEqual(['王会计']);
    expect(section(minutes, '到会情况')).toEqual([
      '应到 9 人，实到 8 人，到会率 88.9%（章程要求到会不少于 2/3），达到法定人数，会议有效',
    ]);
    expect(section(minutes, '出席人员')?.[0]).toContain('村民8（成员，迟到）');
    expect(section(minutes, '出席人员')?.[0]).not.toContain('村民20');
    expect(section(minutes, '列席人员（无表决权）')).toEqual(['村民20（列席）、镇驻村干部']);
    expect(section(minutes, '缺席人员及原因')).toEqual(['村民9（请假，外出务工）']);
    expect(section(minutes, '会议议程')).toEqual(['一、听取水渠情况', '二、表决修整方案']);
    expect(section(minutes, '讨论情况')).toEqual([
      '关于“听取水渠情况”：',
      '村民2看过了。',
      '其他：',
      '村民2说渠底淤了两年。',
      '村民3说先清淤。',
    ]);
    expect(section(minutes, '表决与决议')).toEqual([
      '一、关于修整村东水渠的议题',
      '经费 3 万元，从集体收入列支。',
      '应到 9 人，当时在场 8 人。表决方式：举手表决。',
      '赞成 7 人（87.5%），反对 1 人（12.5%），弃权 0 人（0%）',
      '表决结果：通过（章程要求赞成超过 1/2）',
      '计票人：村民2　监票人：村民3',
      '责任人：村民1　完成期限：二〇二六年五月一日',
    ]);
    expect(section(minutes, '公示日期')).toEqual(['二〇二六年三月六日']);
    expect(section(minutes, '签字原件')).toEqual(['2026-议-03']);
  });

  it('say so where a vote fell short of those present, was tied, or was not held', () => {
    const silent = decisionOf({ for: 3, against: 3, abstain: 0, passed: false });
    const lines = section(minutesOf(papers({ rounds: roundsByMotion([silent]) })), '表决与决议');
    expect(lines?.[3]).toContain('未投票 2 人（25%）');
    expect(lines?.[4]).toContain('赞成反对票数相等，未通过');
    expect(lines?.join()).not.toContain('责任人');
    expect(section(minutesOf(papers({ rounds: new Map() })), '表决与决议')).toContain('表决结果：未表决');
  });

  it('keep the motion as it was voted on, whatever the paper says afterwards', () => {
    const reworded = [motionOf({ title: '另一件事' })];
    expect(section(minutesOf(papers({ motions: reworded })), '表决与决议')?.[0]).toBe('一、关于修整村东水渠的议题');
  });

  it('of an empty meeting are a form to fill in', () => {
    const blank = meetingOf([], { place: '', chair: '', recorder: '', discussion: '' });
    const empty = minutesOf(papers({ meeting: blank, agenda: [], motions: [], roll: new Map(), charter: undefined }));
    expect(section(empty, '主持人')).toEqual(['（未填）']);
    expect(section(empty, '表决与决议')).toEqual(['无']);
    expect(section(empty, '出席人员')).toEqual(['无']);
  });
});

describe('the minutes of a meeting with turns', () => {
  it('say who came late, left, and votes for whom', () => {
    const roll = rollOf([
      ...[1, 2, 3, 4, 5, 6].map((n) => signInOf(n, 'present')),
      signInOf(7, 'late', { arrivedAt: '19:50', leftAt: '20:40' }),
      signInOf(8, 'leave', { reason: '住院', proxy: member(1).person }),
      signInOf(9, 'absent'),
    ]);
    const minutes = minutesOf(papers({ roll, charter: charterOf({ proxiesMax: 1 }) }));
    expect(section(minutes, '到会情况')?.[0]).toContain('应到 9 人，实到 8 人');
    expect(section(minutes, '出席人员')?.[0]).toContain('村民7（成员，迟到，19:50 到，20:40 离会）');
    expect(section(minutes, '缺席人员及原因')).toEqual(['村民8（请假，住院，委托村民1）、村民9（缺席）']);
  });

  it('give every round of a vote, the amendments first, and the ballots of a secret one', () => {
    const amendment = motionOf({ id: `motion:${ulid(501)}`, amends: motionOf().id, title: '改为 2 万元' });
    const tied = decisionOf({ for: 4, against: 4, passed: false });
    const again = decisionOf({
      id: `decision:${ulid(602)}`,
      round: 2,
      method: 'secret',
      given: 8,
      returned: 8,
      invalid: 0,
    });
    const rounds = roundsByMotion([tied, again]);
    const lines = section(minutesOf(papers({ motions: [motionOf(), amendment], rounds })), '表决与决议') ?? [];
    expect(lines[0]).toBe('一、改为 2 万元（对“关于修整村东水渠的议题”的修正案）');
    expect(lines).toContain('表决结果：未表决');
    expect(lines.indexOf('第一次表决')).toBeLessThan(lines.indexOf('第二次表决（重新表决）'));
    expect(lines.join()).toContain('发出票 8 张，收回 8 张，无效 0 张。');
  });

  it('end with what was added', () => {
    const { motion: _, kind: _kind, ...envelope } = decisionOf();
    const addendum = { ...envelope, id: `addendum:${ulid(1)}`, kind: 'addendum' as const, text: '经费应为 3.2 万元。' };
    const minutes = minutesOf(papers({ addenda: [addendum] }));
    expect(section(minutes, '补记')).toEqual(['经费应为 3.2 万元。', '（二〇二六年三月一日补记，补记人：王会计）']);
  });

  it('of a villagers’ meeting state both ways of counting', () => {
    const charter = charterOf({ ...(ASSEMBLY_TEMPLATES[1] as CharterTerms) });
    const turnout = { adults: { due: 100, present: 40 }, households: { due: 30, present: 20 } };
    expect(section(minutesOf(papers({ charter, turnout })), '到会情况')).toEqual([
      '十八周岁以上村民应到 100 人，实到 40 人（40%），法定 51 人',
      '户代表应到 30 人，实到 20 人（66.7%），法定 20 人',
      '达到法定人数，会议有效',
    ]);
  });
});

describe('the notices', () => {
  const words = (paper: Paper) => paper.sections.flatMap((each) => each.lines).join('\n');

  it('of decisions name figures and who answers, and nobody who spoke, stayed away or counted', () => {
    const notice = decisionDraft(papers());
    if (!notice.ok) throw new Error(notice.reason);
    const { lines, opening } = notice.value;
    const told = [opening, ...lines.flatMap(({ cells }) => cells)].join('\n');
    expect(lines.map(({ about }) => about)).toEqual([decisionOf().id]);
    expect(told).toContain('赞成 7 人（87.5%）');
    expect(told).toContain('由村民1负责，二〇二六年五月一日前完成。');
    for (const kept of ['村民9', '外出务工', '清淤', '村民2', '村民3']) expect(told).not.toContain(kept);
  });

  it('are refused where nothing is decided, and for the restricted council', () => {
    expect(decisionDraft(papers({ rounds: new Map() }))).toEqual({ ok: false, reason: 'nothingDecided' });
    const restricted = papers({ council: councilOf({ council: 'antiVice' }) });
    expect(decisionDraft(restricted)).toEqual({ ok: false, reason: 'restricted' });
  });

  it('list what is to be done, and not what was rejected', () => {
    expect(words(decisionList(papers(), '2026-03-06'))).toContain('责任人：村民1　完成期限：二〇二六年五月一日');
    const rejected = roundsByMotion([decisionOf({ passed: false })]);
    expect(words(decisionList(papers({ rounds: rejected }), '2026-03-06'))).toContain('没有需要办理的事项');
  });

  it('call the members with day, place and agenda', () => {
    const call = words(callNotice(papers(), '2026-03-01'));
    expect(call).toContain('农历正月十七');
    expect(call).toContain('村委会会议室');
    expect(call).toContain('二、表决修整方案');
  });
});
