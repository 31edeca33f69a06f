import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silenceLimit } from './silence.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A body whose bytes the test sends, and which notes when its reader leaves. */
function line() {
  let send: ReadableStreamDefaultController<Uint8Array> | undefined;
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      send = controller;
    },
    cancel: cancelled,
  });
  return { body, cancelled, send: () => send?.enqueue(new Uint8Array(1)), end: () => send?.close() };
}

test('passes after the limit, and not before', () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  vi.advanceTimersByTime(999);
  expect(silence.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(silence.signal.aborted).toBe(true);
  expect(silence.passed()).toBe(true);
});

test('starts anew with every byte, and ends with the last', async () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  const { body, send, end } = line();
  const reader = silence.watch(body, 'end').getReader();
  for (let step = 0; step < 5; step += 1) {
    vi.advanceTimersByTime(900);
    send();
    await reader.read();
  }
  end();
  expect(await reader.read()).toMatchObject({ done: true });
  vi.advanceTimersByTime(10_000);
  expect(silence.signal.aborted).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('goes on after a question’s last byte: the answer is still to come', async () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  const { body, end } = line();
  const reader = silence.watch(body, 'goOn').getReader();
  end();
  await reader.read();
  vi.advanceTimersByTime(1_000);
  expect(silence.passed()).toBe(true);
});

test('has another length once the answer has begun', () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  silence.heard(5_000);
  vi.advanceTimersByTime(4_999);
  expect(silence.passed()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(silence.passed()).toBe(true);
});

test('lets go of the line when the reader leaves: of what is read and of what is asked', async () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  const { body, cancelled } = line();
  await silence.watch(body, 'end').cancel();
  expect(cancelled).toHaveBeenCalled();
  expect(silence.signal.aborted).toBe(true);
  expect(silence.passed()).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test('ends when the asker leaves, or has left already', () => {
  const asker = new AbortController();
  const silence = silenceLimit(1_000, asker.signal);
  asker.abort();
  expect([silence.signal.aborted, silence.passed()]).toEqual([true, false]);
  expect(silenceLimit(1_000, asker.signal).signal.aborted).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('hands on a line that breaks, and waits no longer', async () => {
  const silence = silenceLimit(1_000, new AbortController().signal);
  const broken = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('reset')) });
  await expect(silence.watch(broken, 'end').getReader().read()).rejects.toThrow('reset');
  expect(vi.getTimerCount()).toBe(0);
});
