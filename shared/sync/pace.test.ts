import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BATCH_BYTES_MAX, backoffMs, firstBatchBytes, nextBatchBytes, smallerBatchBytes } from './pace.ts';

describe('U1: batches follow the line', () => {
  test('a batch that took half the time may be twice as large, one that took twice as long is halved', () => {
    expect(nextBatchBytes(400_000, 4_000)).toBe(800_000);
    expect(nextBatchBytes(400_000, 16_000)).toBe(200_000);
  });

  test('one measurement moves it by no more than a factor of four, and never out of bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16_384, max: BATCH_BYTES_MAX }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (bytes, ms) => {
          const next = nextBatchBytes(bytes, ms);
          expect(next).toBeGreaterThanOrEqual(Math.max(16_384, Math.floor(bytes / 4)));
          expect(next).toBeLessThanOrEqual(Math.min(BATCH_BYTES_MAX, bytes * 4));
        },
      ),
    );
  });

  test('a line that keeps breaking ends at the smallest batch', () => {
    let bytes = firstBatchBytes();
    for (let n = 0; n < 20; n += 1) bytes = smallerBatchBytes(bytes);
    expect(bytes).toBe(16_384);
  });
});

describe('U5: backing off', () => {
  test('doubles from seconds up to five minutes, and never waits longer', () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(backoffMs(1_000, 1)).toBe(300_000);
  });

  test('spreads the stations over half of the time', () => {
    expect(backoffMs(9, 0)).toBe(150_000);
  });
});
