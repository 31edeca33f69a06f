import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { coalesced, GAP_MS, SETTLE_MS } from './coalesce.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('acts once for a burst, soon after its first call', async () => {
  const act = vi.fn();
  const { call } = coalesced(act);
  for (let n = 0; n < 500; n += 1) call();
  expect(act).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  expect(act).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(10 * GAP_MS);
  expect(act).toHaveBeenCalledOnce();
});

it('pauses between turns, and the last call of a long run is not lost', async () => {
  const act = vi.fn();
  const { call } = coalesced(act);
  for (let ms = 0; ms < 10 * GAP_MS; ms += 10) {
    call();
    await vi.advanceTimersByTimeAsync(10);
  }
  const during = act.mock.calls.length;
  expect(during).toBeGreaterThan(5);
  expect(during).toBeLessThanOrEqual(11);
  call();
  await vi.advanceTimersByTimeAsync(GAP_MS);
  expect(act.mock.calls.length).toBe(during + 1);
});

it('never acts twice at a time; a call during an act brings one more after it', async () => {
  const ends: (() => void)[] = [];
  const act = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const { call } = coalesced(act);
  call();
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  call();
  call();
  await vi.advanceTimersByTimeAsync(5 * GAP_MS);
  expect(act).toHaveBeenCalledOnce();
  ends.shift()?.();
  await vi.advanceTimersByTimeAsync(20 * GAP_MS);
  expect(act).toHaveBeenCalledTimes(2);
});

it('does nothing any more once stopped', async () => {
  const act = vi.fn();
  const { call, stop } = coalesced(act);
  call();
  stop();
  call();
  await vi.advanceTimersByTimeAsync(10 * GAP_MS);
  expect(act).not.toHaveBeenCalled();
});
