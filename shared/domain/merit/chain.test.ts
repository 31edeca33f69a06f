import { describe, expect, it } from 'vitest';
import { type ChainedEntry, chainBreaks } from './chain.ts';

function chainOf(device: string, length: number): ChainedEntry[] {
  return Array.from({ length }, (_, n) => ({
    id: `${device}${n + 1}`,
    device,
    chain: n === 0 ? { number: 1 } : { number: n + 1, previous: `${device}${n}` },
  }));
}

describe('a chain of entries', () => {
  const whole = [...chainOf('A', 12), ...chainOf('B', 3)];

  it('that is whole has no break, in whatever order it is read', () => {
    expect(chainBreaks(whole)).toEqual([]);
    expect(chainBreaks(whole.toReversed())).toEqual([]);
  });

  it('shows what is missing, at the beginning too', () => {
    expect(chainBreaks(whole.filter(({ id }) => id !== 'A5'))).toEqual([{ device: 'A', number: 6, kind: 'missing' }]);
    expect(chainBreaks(whole.filter(({ id }) => id !== 'B1'))).toEqual([{ device: 'B', number: 2, kind: 'missing' }]);
  });

  it('shows another entry in the place of one', () => {
    const swapped = whole.map((entry) => (entry.id === 'A5' ? { ...entry, id: 'other' } : entry));
    expect(chainBreaks(swapped)).toEqual([{ device: 'A', number: 6, kind: 'unlinked' }]);
  });

  it('shows a number given twice, and an entry without a place', () => {
    const twice = { id: 'A3x', device: 'A', chain: { number: 3, previous: 'A2' } };
    expect(chainBreaks([...whole, twice])).toMatchObject([
      { device: 'A', number: 3, kind: 'twice' },
      { device: 'A', number: 4, kind: 'unlinked' },
    ]);
    expect(chainBreaks([{ id: 'C1', device: 'C' }])).toEqual([{ device: 'C', number: 0, kind: 'twice' }]);
  });
});
