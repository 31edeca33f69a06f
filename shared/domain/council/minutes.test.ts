import { describe, expect, it } from 'vitest';
import { rollOf } from './attendance.ts';
import { decisionsByMotion } from './decisions.ts';
import { type MeetingPapers, minutesOf, type Paper } from './minutes.ts';
import { callNotice, decisionDraft } from './notice.ts';
import { charterOf, councilOf, decisionOf, meetingOf, member, motionPaper, signInOf } from './testing/papers.ts';

const called = [...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => member(n)), member(1, 'chair'), member(20, 'guest')];
const signIns = [
  ...[1, 2, 3, 4, 5, 6, 7].map((n) => signInOf(n, 'present')),
  signInOf(8, 'late'),
  signInOf(9, 'leave', { reason: '外出务工' }),
  signInOf(20, 'present'),
];

function papers(changes: Partial<MeetingPapers> = {}): MeetingPapers {
  return {
    council: councilOf(called),
    meeting: meetingOf(called, { guests: '镇驻村干部', publishedOn: '2026-03-06', signedPaper: '2026-议-03' }),
    roll: rollOf(signIns),
    decisions: decisionsByMotion([decisionOf()]),
    charter: charterOf(),
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
    expect(section(minutes, '出席人员')?.[0]).toContain('村民8（成员）');
    expect(section(minutes, '出席人员')?.[0]).not.toContain('村民20');
    expect(section(minutes, '列席人员（无表决权）')).toEqual(['村民20（列席）、镇驻村干部']);
    expect(section(minutes, '缺席人员及原因')).toEqual(['村民9（请假，外出务工）']);
    expect(section(minutes, '会议议程')).toEqual(['一、听取水渠情况', '二、表决修整方案']);
    expect(section(minutes, '讨论情况')).toEqual(['村民2说渠底淤了两年。', '村民3说先清淤。']);
    expect(section(minutes, '表决与决议')).toEqual([
      '一、关于修整村东水渠的议题',
      '经费 3 万元，从集体收入列支。',
      '表决方式：举手表决。赞成 7 人（87.5%），反对 1 人（12.5%），弃权 0 人（0%）',
      '表决结果：通过（章程要求赞成超过 1/2）',
      '计票人：村民2　监票人：村民3',
      '责任人：村民1　完成期限：二〇二六年五月一日',
    ]);
    expect(section(minutes, '公示日期')).toEqual(['二〇二六年三月六日']);
    expect(section(minutes, '签字原件')).toEqual(['2026-议-03']);
  });

  it('say so where a vote fell short of those present, was tied, or was not held', () => {
    const silent = decisionOf({ for: 3, against: 3, abstain: 0, passed: false });
    const lines = section(minutesOf(papers({ decisions: decisionsByMotion([silent]) })), '表决与决议');
    expect(lines?.[2]).toContain('未投票 2 人（25%）');
    expect(lines?.[3]).toContain('赞成反对票数相等，未通过');
    expect(lines?.join()).not.toContain('责任人');
    expect(section(minutesOf(papers({ decisions: new Map() })), '表决与决议')).toContain('表决结果：未表决');
  });

  it('keep the motion as it was voted on, whatever the paper says afterwards', () => {
    const reworded = meetingOf(called, { motions: [motionPaper({ title: '另一件事' })] });
    expect(section(minutesOf(papers({ meeting: reworded })), '表决与决议')?.[0]).toBe('一、关于修整村东水渠的议题');
  });

  it('of an empty meeting are a form to fill in', () => {
    const blank = meetingOf([], { place: '', chair: '', recorder: '', agenda: [], discussion: '', motions: [] });
    const empty = minutesOf(papers({ meeting: blank, roll: new Map(), charter: undefined }));
    expect(section(empty, '主持人')).toEqual(['（未填）']);
    expect(section(empty, '表决与决议')).toEqual(['无']);
    expect(section(empty, '出席人员')).toEqual(['无']);
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
    expect(decisionDraft(papers({ decisions: new Map() }))).toEqual({ ok: false, reason: 'nothingDecided' });
    const restricted = papers({ council: councilOf(called, { council: 'antiVice' }) });
    expect(decisionDraft(restricted)).toEqual({ ok: false, reason: 'restricted' });
  });

  it('call the members with day, place and agenda', () => {
    const call = words(callNotice(papers(), '2026-03-01'));
    expect(call).toContain('农历正月十七');
    expect(call).toContain('村委会会议室');
    expect(call).toContain('二、表决修整方案');
  });
});
