import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/day.ts';
import { wordsOf } from './drafting.ts';
import { readHeads, readList, writeList } from './listText.ts';
import { maskCell, maskingOf, maskText } from './masking.ts';
import type { Notice, NoticeRule, Objection, ObjectionAnswer, PostedNotice, Takedown } from './notice.ts';
import { nextNumber, numberText, placeAmong } from './numbering.ts';
import { answer, followObjections, object, standingLines } from './objecting.ts';
import { postedContent } from './posting.ts';
import { CHARACTERS_PER_SLIDE, ROWS_PER_SLIDE, slidesOf } from './slides.ts';
import { boardState, takeDown } from './takingDown.ts';
import { NOTICE_TEMPLATES, noticeTermsOn } from './terms.ts';

const words = wordsOf({
  subject: 'merit',
  title: '三月积分红榜',
  opening: '经道德评议会评议，现公示如下。联系电话 18802143973。',
  columns: [
    { head: '户主', masking: 'name' },
    { head: '身份证号', masking: 'idNumber' },
    { head: '电话', masking: 'phone' },
    { head: '事由', masking: 'none' },
  ],
  lines: [
    { about: 'judgement:01J00000000000000000000001', cells: ['孔兰玉', '990204198908154889', '18802143973', '送医'] },
    { cells: ['金水生、白云', '', '', '身份证 990204198908154889 的老人由他送回'] },
  ],
  issuer: '柳河村道德评议会',
});

const envelope = {
  station: '990101001001',
  v: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-03-01T00:00:00.000Z-0000',
  updatedBy: '王会计',
  device: 'A',
};
const NOTICE = 'notice:01J00000000000000000000002';
const notice: Notice = { ...envelope, ...words, id: NOTICE, kind: 'notice', days: 3 };
const terms = { objectionDays: 5, answerDays: 3 };
const plan = { from: '2026-03-01', today: '2026-03-01', number: 7, terms, posted: false };

function posting(more: Partial<PostedNotice> = {}): PostedNotice {
  const made = postedContent(notice, plan);
  if (!made.ok) throw new Error(made.reason);
  return { ...envelope, ...made.value, id: 'postedNotice:01J00000000000000000000003.0', kind: 'postedNotice', ...more };
}

function raised(id: string, line: string | undefined, raisedOn = '2026-03-02'): Objection {
  const made = object(posting(), { line, objector: '曹立秋', content: '那天不是他', raisedOn }, '2026-03-09');
  if (!made.ok) throw new Error(made.reason);
  return { ...envelope, ...made.value, id, kind: 'objection' };
}

function answered(objection: string, upheld: boolean, updatedAt = envelope.updatedAt): ObjectionAnswer {
  const said = { upheld, content: '查过了', answeredOn: '2026-03-04', answeredBy: '评议会' };
  return {
    ...envelope,
    ...said,
    posted: posting().id,
    objection,
    id: `${objection}/${updatedAt}`,
    kind: 'objectionAnswer',
    updatedAt,
  };
}

describe('what is masked', () => {
  it('hides names, ID numbers and phones of a list, and those in running text', () => {
    expect(words.lines.map(({ cells }) => cells)).toEqual([
      ['孔*玉', '990204**********89', '188****3973', '送医'],
      ['金*生、白*', '', '', '身份证 990204**********89 的老人由他送回'],
    ]);
    expect(words.opening).toBe('经道德评议会评议，现公示如下。联系电话 188****3973。');
    expect(maskText('1500 元，订单 20260305，990204890815488')).toBe('1500 元，订单 20260305，990204*******88');
  });

  it('goes by the head of a column', () => {
    const heads = ['户主姓名', '联系人电话', '身份证号码', '积分', '志愿者'];
    expect(heads.map(maskingOf)).toEqual(['name', 'phone', 'idNumber', 'none', 'name']);
  });

  it('masked again stays the same, and leaves no ID number or phone in sight', () => {
    const cell = fc
      .array(
        fc.oneof(
          fc.constantFrom('990204198908154889', '18802143973', '孔兰玉', '、', ' ', '号'),
          fc.string({ maxLength: 5 }),
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        cell,
        fc.constantFrom('none' as const, 'name' as const, 'idNumber' as const, 'phone' as const),
        (text, masking) => {
          const once = maskCell(masking, text);
          expect(maskCell(masking, once)).toBe(once);
          expect(once).not.toMatch(/(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/);
        },
      ),
    );
  });
});

describe('terms', () => {
  const rule = (validFrom: string, days: number, more: Partial<NoticeRule> = {}): NoticeRule => {
    return {
      ...NOTICE_TEMPLATES.merit,
      ...envelope,
      validFrom,
      days,
      id: `noticeRule:${validFrom}`,
      kind: 'noticeRule',
      ...more,
    };
  };

  it('are the village’s own from their first day to their last, else the usual', () => {
    const rules = [
      rule('2026-03-01', 7),
      rule('2026-05-01', 10, { validTo: '2026-05-31' }),
      rule('2026-06-01', 9, { subject: 'pact' }),
    ];
    const days = ['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-31', '2026-06-01'].map(
      (day) => noticeTermsOn(rules, 'merit', day).days,
    );
    expect(days).toEqual([3, 7, 7, 10, 7]);
    const voided = { at: '2026-03-01T00:00:00.000Z', by: '王会计', reason: '误建' };
    expect(noticeTermsOn([rule('2026-01-02', 7, { voided })], 'merit', '2026-03-01').days).toBe(3);
  });
});

describe('posting', () => {
  it('puts on the record what hangs there, to which day, and until when one may object', () => {
    const posted = posting();
    expect(posted).toMatchObject({
      year: 2026,
      number: 7,
      from: '2026-03-01',
      to: '2026-03-03',
      objectionsUntil: '2026-03-05',
      answerDays: 3,
    });
    expect(posted.closing).toBe(
      '公示时间：二〇二六年三月一日至二〇二六年三月三日。如有异议，请于二〇二六年三月五日前向柳河村道德评议会提出。',
    );
    expect(posted.lines).toEqual(words.lines);
  });

  it('takes objections to its last day where that is later', () => {
    const made = postedContent({ ...notice, days: 7 }, plan);
    expect(made.ok && made.value.objectionsUntil).toBe('2026-03-07');
  });

  it('masks what was typed into the draft since', () => {
    const made = postedContent({ ...notice, opening: '找 18802143973' }, plan);
    expect(made.ok && made.value.opening).toBe('找 188****3973');
  });

  it.each([
    ['untitled', { title: ' ' }, {}],
    ['noIssuer', { issuer: ' ' }, {}],
    ['nothingToPost', { opening: ' ', lines: [] }, {}],
    ['alreadyPosted', {}, { posted: true }],
    ['inFuture', {}, { from: '2026-03-02' }],
    ['voided', { voided: { at: '2026-03-01T00:00:00.000Z', by: '王会计', reason: '误建' } }, {}],
  ])('is refused: %s', (reason, draft, change) => {
    expect(postedContent({ ...notice, ...draft }, { ...plan, ...change })).toEqual({ ok: false, reason });
  });
});

describe('numbers', () => {
  it('run on within a year and begin anew with the next', () => {
    const posted = [
      { year: 2025, number: 40 },
      { year: 2026, number: 2 },
      { year: 2026, number: 9 },
    ];
    expect([2025, 2026, 2027].map((year) => nextNumber(posted, year))).toEqual([41, 10, 1]);
  });

  it('given twice are told apart, the earlier keeping it, alike on every device', () => {
    const one = posting({ id: 'a', updatedAt: '2026-03-01T00:00:00.000Z-0000', device: 'B' });
    const same = posting({ id: 'b', updatedAt: '2026-03-01T00:00:00.000Z-0000', device: 'A' });
    const late = posting({ id: 'c', updatedAt: '2026-03-02T00:00:00.000Z-0000', device: 'A' });
    const other = posting({ id: 'd', number: 8 });
    for (const order of [
      [one, same, late, other],
      [other, late, same, one],
    ]) {
      expect(order.map((each) => [each.id, placeAmong(each, order)]).sort()).toEqual([
        ['a', 1],
        ['b', 0],
        ['c', 2],
        ['d', 0],
      ]);
    }
    expect([0, 1, 2].map((place) => numberText(one, place))).toEqual([
      '〔2026〕7号',
      '〔2026〕7号之二',
      '〔2026〕7号之三',
    ]);
  });
});

describe('objections', () => {
  const to = (raisedOn: string, more = {}) =>
    object(posting(), { line: '1', objector: '', content: '不对', raisedOn, ...more }, '2026-03-05');

  it('are taken from the first day on the board to the last for objecting', () => {
    expect(
      ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06']
        .map((day) => to(day))
        .map((made) => (made.ok ? 'taken' : made.reason)),
    ).toEqual(['beforePosting', 'taken', 'taken', 'tooLate']);
    expect(object(posting(), { objector: '', content: '不对', raisedOn: '2026-03-03' }, '2026-03-02')).toMatchObject({
      reason: 'inFuture',
    });
    expect(to('2026-03-02', { content: ' ' })).toMatchObject({ reason: 'noContent' });
    expect(to('2026-03-02', { line: '9' })).toMatchObject({ reason: 'lineUnknown' });
    expect(to('2026-03-02')).toMatchObject({ value: { answerBy: '2026-03-05', line: '1' } });
  });

  it('are overdue on the day after they were to be answered', () => {
    const one = raised('o', '1');
    const states = ['2026-03-05', '2026-03-06'].map((day) => followObjections([one], [], day)[0]?.state);
    expect(states).toEqual(['open', 'overdue']);
  });

  it('are answered once they were raised, by somebody; a later answer corrects', () => {
    const given = { upheld: true, content: '属实', answeredOn: '2026-03-04', answeredBy: '评议会' };
    const reasons = [
      { answeredOn: '2026-03-01' },
      { answeredOn: '2026-03-10' },
      { content: '' },
      { answeredBy: ' ' },
    ].map((more) => {
      const made = answer(raised('o', '1'), { ...given, ...more }, '2026-03-09');
      return made.ok || made.reason;
    });
    expect(reasons).toEqual(['beforeObjection', 'inFuture', 'noContent', 'noAnswerer']);
    const answers = [answered('o', false, '2026-03-05T00:00:00.000Z-0000'), answered('o', true)];
    expect(followObjections([raised('o', '1')], answers, '2026-03-09')).toMatchObject([{ state: 'dismissed' }]);
  });
});

describe('where lines stand', () => {
  const standing = (
    day: string,
    objections: Objection[] = [],
    answers: ObjectionAnswer[] = [],
    takedowns: Takedown[] = [],
  ) => [...standingLines(posting(), objections, answers, takedowns, day).values()];
  const takenOn = (day: string): Takedown => {
    return { ...envelope, id: 't', kind: 'takedown', posted: posting().id, takenOn: day, reason: '写错了' };
  };

  it('posted to the last day, standing from the next', () => {
    expect(standing('2026-03-03')).toEqual(['posted', 'posted']);
    expect(standing('2026-03-04')).toEqual(['stands', 'stands']);
  });

  it('only the line objected to is suspended, until it is answered', () => {
    const objections = [raised('o', '1')];
    expect(standing('2026-03-04', objections)).toEqual(['suspended', 'stands']);
    expect(standing('2026-03-04', objections, [answered('o', false)])).toEqual(['stands', 'stands']);
    expect(standing('2026-03-04', objections, [answered('o', true)])).toEqual(['struck', 'stands']);
  });

  it('one dismissed does not lift another still open, and one upheld outweighs all', () => {
    const objections = [raised('o', '1'), raised('p', '1')];
    expect(standing('2026-03-04', objections, [answered('o', false)])).toEqual(['suspended', 'stands']);
    expect(standing('2026-03-04', objections, [answered('o', true)])).toEqual(['struck', 'stands']);
  });

  it('an objection to the whole suspends all; another notice’s objection nothing', () => {
    expect(standing('2026-03-04', [raised('o', undefined)])).toEqual(['suspended', 'suspended']);
    expect(standing('2026-03-04', [{ ...raised('o', '1'), posted: 'postedNotice:other' }])).toEqual([
      'stands',
      'stands',
    ]);
  });

  it('taken down within its days, nothing on it ever stands; afterwards it does', () => {
    expect(standing('2026-03-09', [], [], [takenOn('2026-03-03')])).toEqual(['withdrawn', 'withdrawn']);
    expect(standing('2026-03-09', [], [], [takenOn('2026-03-04')])).toEqual(['stands', 'stands']);
  });

  it('never stands while an objection to it is open, whatever else was said', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-03-01', days));
    const open = fc.constantFrom<string | undefined>('1', '2', undefined);
    fc.assert(
      fc.property(open, fc.array(fc.tuple(fc.constantFrom('o1', 'o2'), fc.boolean())), day, (line, said, on) => {
        const objections = [raised('open', line), raised('o1', '1'), raised('o2', '2')];
        const lines = standingLines(
          posting(),
          objections,
          said.map(([of, upheld]) => answered(of, upheld)),
          [],
          on,
        );
        for (const id of line === undefined ? ['1', '2'] : [line])
          expect(['suspended', 'struck']).toContain(lines.get(id));
      }),
      { numRuns: 50 },
    );
  });
});

describe('taking down', () => {
  const taken = (takenOn: string, reason = '', down = false) => {
    const made = takeDown(posting(), { takenOn, reason, today: '2026-03-05', down });
    return made.ok ? 'taken' : made.reason;
  };

  it('is due on the day after the last', () => {
    expect(['2026-03-03', '2026-03-04'].map((day) => boardState('2026-03-03', false, day))).toEqual(['up', 'due']);
    expect(boardState('2026-03-03', true, '2026-03-04')).toBe('down');
  });

  it('needs a reason before that', () => {
    expect([taken('2026-03-04'), taken('2026-03-03'), taken('2026-03-03', '写错了')]).toEqual([
      'taken',
      'earlyWithoutReason',
      'taken',
    ]);
    expect([taken('2026-02-28'), taken('2026-03-06'), taken('2026-03-04', '', true)]).toEqual([
      'beforePosting',
      'inFuture',
      'alreadyDown',
    ]);
  });
});

describe('slides', () => {
  it('show every line and every word, and no slide more than fits', () => {
    const lines = Array.from({ length: 20 }, (_, n) => ({ id: String(n), cells: [`村民${n}`] }));
    const opening = `${'经评议公示如下。'.repeat(40)}${'字'.repeat(300)}`;
    const slides = slidesOf({ opening, columns: ['姓名'], lines, closing: '如有异议，请提出。' });
    const shown = slides.flatMap((slide) => (slide.show === 'lines' ? slide.lines : []));
    const text = slides.map((slide) => (slide.show === 'words' ? slide.text : '')).join('');
    expect(shown).toEqual(lines);
    expect(text).toBe(`${opening}如有异议，请提出。`);
    for (const slide of slides) {
      if (slide.show === 'words') expect(slide.text.length).toBeLessThanOrEqual(CHARACTERS_PER_SLIDE);
      else expect(slide.lines.length).toBeLessThanOrEqual(ROWS_PER_SLIDE);
    }
  });

  it('show items without columns as text, each from a slide of its own', () => {
    const lines = [
      { id: '1', cells: ['一、修渠', '赞成 5 人。'] },
      { id: '2', cells: ['二、路灯'] },
    ];
    const slides = slidesOf({ opening: '', columns: [], lines, closing: '' });
    expect(slides).toEqual([
      { show: 'words', text: '一、修渠\n赞成 5 人。' },
      { show: 'words', text: '二、路灯' },
    ]);
  });
});

describe('a list as typed', () => {
  it('takes heads apart, and rows by tabs or spaces', () => {
    expect(readHeads('户主、事由 积分')).toEqual({ ok: true, value: ['户主', '事由', '积分'] });
    expect(readHeads('一、二、三、四、五、六、七、八、九')).toMatchObject({ reason: 'tooManyColumns' });
    const typed = '孔兰玉\t送医 送药\t50\n\n金水生 修渠\n白云飞 巡逻 20 分\n';
    expect(readList(['户主', '事由', '积分'], typed)).toEqual({
      ok: true,
      value: [
        ['孔兰玉', '送医 送药', '50'],
        ['金水生', '修渠', ''],
        ['白云飞', '巡逻', '20 分'],
      ],
    });
    expect(readList(['户主', '积分'], 'a\tb\na\tb\tc')).toEqual({ ok: false, reason: 'tooManyCells', detail: '2' });
    expect(readList(['户主'], 'x'.repeat(2001))).toMatchObject({ reason: 'cellTooLong' });
  });

  it('without heads is items of paragraphs', () => {
    expect(readList([], '一、修渠\n三万元\n \n二、路灯')).toEqual({
      ok: true,
      value: [['一、修渠', '三万元'], ['二、路灯']],
    });
  });

  it('written and read again is the same', () => {
    const cell = fc.stringMatching(/^[一-三a-c]{1,4}$/);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
        (width, rows) => {
          const heads = ['a', 'b', 'c'].slice(0, width);
          const lines = rows.map((cells, n) => ({ id: String(n), cells: width === 0 ? cells : cells.slice(0, width) }));
          expect(readList(heads, writeList(heads, lines))).toEqual({
            ok: true,
            value: lines.map(({ cells }) => cells),
          });
        },
      ),
    );
  });
});
