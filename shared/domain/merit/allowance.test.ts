import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allowanceLeft } from './allowance.ts';

it('is an equal share of all that was given, less what this laptop handed out', () => {
  expect(allowanceLeft({ balance: 10_000, redeemed: 0, own: 0 }, 2)).toBe(5_000);
  expect(allowanceLeft({ balance: 5_000, redeemed: 5_000, own: 5_000 }, 2)).toBe(0);
  expect(allowanceLeft({ balance: 5_000, redeemed: 5_000, own: 0 }, 2)).toBe(5_000);
  expect(allowanceLeft({ balance: 100, redeemed: 900, own: 0 }, 2)).toBe(100);
  expect(allowanceLeft({ balance: -50, redeemed: 950, own: 0 }, 3)).toBe(0);
});

it('laptops that know nothing, something or all of each other never hand out more than was given', () => {
  const laptops = fc.integer({ min: 2, max: 5 });
  const redemption = fc.record({ who: fc.nat(4), wants: fc.integer({ min: 1, max: 900 }), meets: fc.array(fc.nat(4)) });
  fc.assert(
    fc.property(laptops, fc.nat(5_000), fc.array(redemption, { maxLength: 40 }), (count, given, tries) => {
      // What each laptop knows of what each redeemed; its own is always known to it.
      const known = Array.from({ length: count }, () => Array.from({ length: count }, () => 0));
      for (const { who, wants, meets } of tries) {
        const me = known[who % count] as number[];
        for (const other of meets) {
          const theirs = known[other % count] as number[];
          for (const [at, sum] of theirs.entries()) me[at] = Math.max(me[at] ?? 0, sum);
        }
        const redeemed = me.reduce((sum, one) => sum + one, 0);
        const own = me[who % count] ?? 0;
        const left = allowanceLeft({ balance: given - redeemed, redeemed, own }, count);
        if (wants <= left) me[who % count] = own + wants;
      }
      const handedOut = known.reduce((sum, one, at) => sum + (one[at] ?? 0), 0);
      expect(handedOut).toBeLessThanOrEqual(given);
    }),
  );
});
