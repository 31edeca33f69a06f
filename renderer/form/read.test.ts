import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calendarDate, line } from '../../shared/domain/document.ts';
import { pointsText } from '../../shared/domain/merit/amount.ts';
import type { FormPlan } from './plan.ts';
import { readField, readForm } from './read.ts';

const TODAY = '2026-03-10';

const plan: FormPlan = {
  kind: 'deed',
  schema: z.object({
    description: line.min(1),
    note: line,
    happenedOn: calendarDate,
    until: calendarDate.optional(),
    born: calendarDate.or(z.literal('')),
    startsAt: z.string().optional(),
    points: z.int().min(-1000).max(100_000),
    money: z.int().min(0).max(100_000).optional(),
    quantity: z.int().min(1).max(366),
    household: z.string(),
  }),
  groups: [
    {
      name: 'all',
      fields: [
        { name: 'description', shape: { as: 'text' } },
        { name: 'note', shape: { as: 'longText' } },
        { name: 'happenedOn', shape: { as: 'date', lean: 'past' } },
        { name: 'until', shape: { as: 'date', lean: 'future' } },
        { name: 'born', shape: { as: 'date' } },
        { name: 'startsAt', shape: { as: 'time' } },
        { name: 'points', shape: { as: 'points' } },
        { name: 'money', shape: { as: 'money' } },
        { name: 'quantity', shape: { as: 'number' } },
        { name: 'household', shape: { as: 'pick', kinds: ['household'] }, required: true },
      ],
    },
  ],
};

function read(name: string, typed: string | { id: string; label: string }) {
  const field = plan.groups[0]?.fields.find((one) => one.name === name);
  if (!field) throw new Error(name);
  const result = readField(plan, field, typed, TODAY);
  return result.ok ? result.value : result.problem.reason;
}

describe('a field is read as typed', () => {
  it.each([
    ['description', '  帮扶老人 ', '帮扶老人'],
    ['description', '   ', 'form.required'],
    ['description', '好'.repeat(201), 'form.tooLong'],
    ['note', '', ''],
    ['happenedOn', '3.5', '2026-03-05'],
    ['happenedOn', '1230', '2025-12-30'],
    ['happenedOn', '三月初五', '2025-04-02'],
    ['happenedOn', '2.30', 'form.noSuchDay'],
    ['happenedOn', '那天', 'form.notADate'],
    ['startsAt', '8:30', '08:30'],
    ['startsAt', '晚上7点半', '19:30'],
    ['startsAt', '25:00', 'form.notATime'],
    ['startsAt', '', undefined],
    ['happenedOn', '', 'form.required'],
    ['until', '', undefined],
    ['until', '0305', '2027-03-05'],
    ['born', '', ''],
    ['points', '2.5', 250],
    ['points', '1.1', 110],
    ['points', '－3', -300],
    ['points', '0.05', 5],
    ['points', '2.555', 'form.notPoints'],
    ['points', '50分', 5000],
    ['points', '5000', 'form.tooLarge'],
    ['points', '-50', 'form.tooSmall'],
    ['money', '12.5', 1250],
    ['money', '￥12.50元', 1250],
    ['money', '0.05', 5],
    ['money', '三块', 'form.notMoney'],
    ['money', '-1', 'form.tooSmall'],
    ['quantity', '１２', 12],
    ['quantity', '0', 'form.tooSmall'],
    ['quantity', '两次', 'form.notANumber'],
    ['household', '', 'form.required'],
  ])('%s: %s', (name, typed, expected) => {
    expect(read(name, typed)).toEqual(expected);
  });

  it('takes the id of what was picked', () => {
    expect(read('household', { id: 'household:01', label: '孔兰玉' })).toBe('household:01');
  });

  it('points survive being written and read', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 100_000 }), (hundredths) => {
        expect(read('points', pointsText(hundredths))).toBe(hundredths);
      }),
    );
  });
});

describe('a form', () => {
  const good = {
    description: '巡逻',
    happenedOn: '3.5',
    points: '2',
    quantity: '1',
    household: { id: 'household:01', label: '孔兰玉' },
  };

  it('gives the document’s fields', () => {
    expect(readForm(plan, good, TODAY)).toEqual({
      ok: true,
      doubts: [],
      content: {
        description: '巡逻',
        note: '',
        happenedOn: '2026-03-05',
        until: undefined,
        born: '',
        points: 200,
        quantity: 1,
        household: 'household:01',
      },
    });
  });

  it('tells its doubts and goes on', () => {
    const doubting: FormPlan = { ...plan, advise: ({ points }) => [{ field: 'points', reason: `doubt ${points}` }] };
    expect(readForm(doubting, good, TODAY)).toMatchObject({
      ok: true,
      doubts: [{ field: 'points', reason: 'doubt 200' }],
    });
    expect(readForm(doubting, { ...good, points: 'x' }, TODAY)).toMatchObject({ ok: false, doubts: [] });
  });

  it('names every problem in the form’s order, and what fields show together after them', () => {
    const strict: FormPlan = {
      ...plan,
      check: () => [
        { field: 'quantity', reason: 'form.notUnderstood' },
        { field: 'points', reason: 'form.notUnderstood' },
      ],
    };
    const result = readForm(strict, { ...good, happenedOn: 'x', quantity: '' }, TODAY);
    expect(result.ok ? [] : result.problems.map((problem) => [problem.field, problem.reason])).toEqual([
      ['happenedOn', 'form.notADate'],
      ['quantity', 'form.required'],
      ['points', 'form.notUnderstood'],
    ]);
  });
});
