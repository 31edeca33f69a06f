import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../domain/canonical.ts';
import type { Dispute } from '../domain/document.ts';
import type { Document } from '../domain/kinds.ts';
import { settleField } from '../domain/settle.ts';
import { mergeRecords } from './merge.ts';

const P = (n: number) => `person:01J0000000000000000000000${n}`;

function version(fields: Record<string, unknown>, at: number, device = 'A'): Document {
  return {
    id: P(0),
    kind: 'person',
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-05T00:00:00.000Z',
    createdBy: '王会计',
    updatedAt: `2026-03-05T00:00:0${at}.000Z-0000`,
    updatedBy: `clerk ${device}`,
    device,
    ...fields,
  } as Document;
}

const base = version({ phone: '1', note: 'a' }, 0);

describe('C1: records merge by field', () => {
  test('a field changed on one side takes that side', () => {
    const merged = mergeRecords(
      base,
      version({ phone: '2', note: 'a' }, 1),
      version({ phone: '1', note: 'b' }, 2, 'B'),
    );
    expect(merged).toMatchObject({ phone: '2', note: 'b' });
    expect(merged).not.toHaveProperty('disputes');
  });

  test('changed on both to the same is no dispute', () => {
    const merged = mergeRecords(
      base,
      version({ phone: '2', note: 'a' }, 1),
      version({ phone: '2', note: 'a' }, 2, 'B'),
    );
    expect(merged).not.toHaveProperty('disputes');
  });

  test('changed on both differently: the later edit stays, the other is kept with who and when', () => {
    const merged = mergeRecords(
      base,
      version({ phone: '2', note: 'a' }, 1),
      version({ phone: '3', note: 'a' }, 2, 'B'),
    );
    expect(merged.phone).toBe('3');
    expect(merged.disputes).toEqual([
      { field: 'phone', value: '2', at: '2026-03-05T00:00:01.000Z-0000', by: 'clerk A', device: 'A' },
    ]);
  });

  test('at the same instant the device decides, the same on both sides', () => {
    const [a, b] = [version({ phone: '2' }, 1, 'A'), version({ phone: '3' }, 1, 'B')];
    expect(mergeRecords(base, a, b).phone).toBe('3');
    expect(mergeRecords(base, b, a).phone).toBe('3');
  });

  test('a field removed on one side and left alone on the other is gone; changed on the other it is a dispute', () => {
    const without = version({ phone: '1' }, 1);
    expect(mergeRecords(base, without, version({ phone: '9', note: 'a' }, 2, 'B'))).not.toHaveProperty('note');
    const disputed = mergeRecords(base, without, version({ phone: '1', note: 'c' }, 2, 'B'));
    expect(disputed.note).toBe('c');
    expect(disputed.disputes).toEqual([expect.not.objectContaining({ value: expect.anything() })]);
  });

  test('lists of ids merge as sets, and what one side took out stays out', () => {
    const before = version({ members: [P(1), P(2)] }, 0);
    const merged = mergeRecords(
      before,
      version({ members: [P(1), P(2), P(3)] }, 1),
      version({ members: [P(2), P(4)] }, 2, 'B'),
    );
    expect(merged.members).toEqual([P(2), P(3), P(4)]);
  });
});

describe('C2: an edit against a void', () => {
  test('does not un-void, and is kept as a dispute, also when the edit is later', () => {
    const voided = { at: '2026-03-05T00:00:01.000Z', by: 'x', reason: 'y' };
    const merged = mergeRecords(
      base,
      version({ phone: '1', note: 'a', voided }, 1),
      version({ phone: '5', note: 'a' }, 2, 'B'),
    );
    expect(merged).toMatchObject({ voided, phone: '1', disputes: [{ field: 'phone', value: '5' }] });
  });
});

describe('C6: settled disputes', () => {
  const disputed = version(
    { phone: '1', note: 'a', disputes: [{ field: 'phone', value: '2', at: 'x', by: 'y', device: 'B' }] },
    0,
  );
  const settle = (keep: number | undefined, by: string) => {
    const chosen = keep === undefined ? undefined : (disputed.disputes as Dispute[])[keep];
    return settleField(disputed, 'phone', chosen, { at: '2026-03-06T00:00:00.000Z', by });
  };

  test('stay settled when the other side edited something else, and both values stay in the history', () => {
    const merged = mergeRecords(
      disputed,
      version({ ...disputed, ...settle(0, 'A') }, 1),
      version({ ...disputed, note: 'b' }, 2, 'B'),
    );
    expect(merged).toMatchObject({ phone: '2', note: 'b', settled: [{ value: '1', kept: '2' }] });
    expect(merged).not.toHaveProperty('disputes');
  });

  test('settled on two devices in two ways, both ways are in the history and nothing is disputed', () => {
    const [a, b] = [
      version({ ...disputed, ...settle(undefined, 'A') }, 1),
      version({ ...disputed, ...settle(0, 'B') }, 2, 'B'),
    ];
    const merged = mergeRecords(disputed, a, b);
    expect(merged.phone).toBe('2');
    expect((merged.settled as { settledBy: string }[]).map(({ settledBy }) => settledBy).sort()).toEqual(['A', 'B']);
    expect(merged).not.toHaveProperty('disputes');
    expect(canonicalJson(mergeRecords(disputed, b, a))).toBe(canonicalJson(merged));
  });
});

const value = fc.oneof(fc.constantFrom('x', 'y', 'z'), fc.constant(undefined), fc.subarray([P(1), P(2), P(3)]));
const fields = fc.record({ phone: value, note: value, members: value });
const side = (device: string) =>
  fc.tuple(fields, fc.integer({ min: 1, max: 3 })).map(([f, at]) => version(f, at, device));

describe('C5, C6 over random versions', () => {
  test('whichever side merges, the result is the same byte for byte', () => {
    fc.assert(
      fc.property(fc.option(fields, { nil: undefined }), side('A'), side('B'), (b, ours, theirs) => {
        const from = b && version(b, 0, 'A');
        expect(canonicalJson(mergeRecords(from, ours, theirs))).toBe(canonicalJson(mergeRecords(from, theirs, ours)));
      }),
    );
  });

  test('every value that a side changed is in the result or in its disputes', () => {
    fc.assert(
      fc.property(fields, side('A'), side('B'), (b, ours, theirs) => {
        const from = version(b, 0, 'A');
        const merged = mergeRecords(from, ours, theirs);
        for (const one of [ours, theirs]) {
          for (const field of ['phone', 'note', 'members']) {
            const was = one[field];
            if (was === undefined || canonicalJson(was) === canonicalJson(from[field] ?? null)) continue;
            const kept = [
              merged[field],
              ...((merged.disputes as { field: string; value?: unknown }[] | undefined) ?? [])
                .filter((d) => d.field === field)
                .map((d) => d.value),
            ];
            const items = Array.isArray(was)
              ? was.filter((id) => !(from[field] as string[] | undefined)?.includes?.(id))
              : [was];
            for (const item of items) expect(kept.flat()).toContainEqual(item);
          }
        }
      }),
    );
  });
});
