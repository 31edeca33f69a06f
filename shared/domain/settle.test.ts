import { describe, expect, test } from 'vitest';
import type { Document } from './kinds.ts';
import { disputedFields, settleField } from './settle.ts';

const WHEN = { at: '2026-03-06T01:00:00.000Z', by: '王会计' };

const phone = (value: string | undefined, device: string) => ({
  field: 'phone',
  ...(value !== undefined && { value }),
  at: '2026-03-05T00:00:01.000Z-0000',
  by: '李文书',
  device,
});
const note = { field: 'note', value: '低保', at: '2026-03-05T00:00:02.000Z-0000', by: '李文书', device: 'B' };

function record(fields: Record<string, unknown>): Document {
  return {
    id: 'person:01J00000000000000000000000',
    kind: 'person',
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-05T00:00:00.000Z',
    createdBy: '王会计',
    updatedAt: '2026-03-05T00:00:03.000Z-0000',
    updatedBy: '王会计',
    device: 'A',
    ...fields,
  };
}

test('disputes are told field by field, with the value that stands', () => {
  const disputed = record({ phone: '1', disputes: [phone('2', 'B'), note, phone('3', 'C')] });
  expect(disputedFields(disputed)).toEqual([
    { field: 'phone', value: '1', others: [phone('2', 'B'), phone('3', 'C')] },
    { field: 'note', others: [note] },
  ]);
  expect(disputedFields(record({}))).toEqual([]);
});

describe('C6: a settled dispute keeps both values', () => {
  test('where the value that stands is kept', () => {
    const disputed = record({ phone: '1', disputes: [phone('2', 'B'), note] });
    expect(settleField(disputed, 'phone', undefined, WHEN)).toEqual({
      phone: '1',
      disputes: [note],
      settled: [{ ...phone('2', 'B'), kept: '1', settledAt: WHEN.at, settledBy: WHEN.by }],
    });
  });

  test('where the other one is taken', () => {
    const [other] = [phone('2', 'B')];
    const disputed = record({ phone: '1', disputes: [other] });
    expect(settleField(disputed, 'phone', other, WHEN)).toEqual({
      phone: '2',
      disputes: undefined,
      settled: [
        {
          field: 'phone',
          value: '1',
          at: disputed.updatedAt,
          by: '王会计',
          device: 'A',
          kept: '2',
          settledAt: WHEN.at,
          settledBy: WHEN.by,
        },
      ],
    });
  });

  test('of three the two that are let go, beside what was settled before', () => {
    const [second, third] = [phone('2', 'B'), phone('3', 'C')];
    const earlier = { ...note, kept: '', settledAt: WHEN.at, settledBy: WHEN.by };
    const disputed = record({ phone: '1', disputes: [second, third], settled: [earlier] });
    const { settled } = settleField(disputed, 'phone', third, WHEN) as { settled: { value: string }[] };
    expect(settled.map(({ value }) => value)).toEqual(['低保', '2', '1']);
  });

  test('where the field was empty on one side', () => {
    const emptied = phone(undefined, 'B');
    const taken = settleField(record({ phone: '1', disputes: [emptied] }), 'phone', emptied, WHEN);
    expect(taken).toMatchObject({ phone: undefined, settled: [{ value: '1' }] });
    expect((taken.settled as object[])[0]).not.toHaveProperty('kept');
  });
});
