import fc from 'fast-check';

/** Any share of people from a tenth to all. */
export const share = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })).map(([a, b]) => ({
  over: Math.min(a, b),
  under: Math.max(a, b),
}));
