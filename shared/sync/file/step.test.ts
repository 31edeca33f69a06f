import { describe, expect, test } from 'vitest';
import type { Exchange, Transport } from '../transport.ts';
import { LineMeter, type LineSigns, lineOf, SLOW_BYTES_PER_SECOND } from './line.ts';
import { nextStep, type Outlook } from './step.ts';

const NOTHING: Outlook = {
  told: 0,
  asked: 0,
  waiting: 0,
  wanted: 0,
  recordsWaiting: 0,
  line: 'good',
  sendNow: false,
  hasRoom: true,
  checkDue: false,
};

describe('V3: what comes next with files', () => {
  test.each<[string, Partial<Outlook>, ReturnType<typeof nextStep>]>([
    ['nothing is left', {}, 'idle'],
    ['pieces just told of are looked for on the disk first', { told: 1, asked: 1, waiting: 1 }, 'look'],
    [
      'what somebody looks at comes before all others, on any line',
      { asked: 1, waiting: 1, line: 'slow' },
      'fetchAsked',
    ],
    ['records go first', { waiting: 3, recordsWaiting: 1, sendNow: true }, 'records'],
    ['a good line takes them', { waiting: 3, wanted: 2 }, 'send'],
    ['a metered line does not', { waiting: 3, line: 'metered' }, 'line'],
    ['a slow line does not', { waiting: 3, line: 'slow' }, 'line'],
    ['unless the clerk says so', { waiting: 3, line: 'metered', sendNow: true }, 'send'],
    ['what nobody asked for is fetched over a good line', { wanted: 2 }, 'fetch'],
    ['not over a metered one', { wanted: 2, line: 'metered' }, 'line'],
    ['and not because something was to be sent', { wanted: 2, line: 'metered', sendNow: true }, 'line'],
    ['in quiet, the county is asked if it still has all', { checkDue: true }, 'check'],
    ['but not over a line that costs', { checkDue: true, line: 'metered' }, 'idle'],
    ['nor onto a disk without room', { wanted: 2, hasRoom: false }, 'idle'],
  ])('%s', (_, outlook, step) => {
    expect(nextStep({ ...NOTHING, ...outlook })).toBe(step);
  });
});

describe('V3: what the line is', () => {
  const signs: LineSigns = { metered: false, saveData: false, effectiveType: undefined, bytesPerSecond: undefined };

  test.each<[Partial<LineSigns>, ReturnType<typeof lineOf>]>([
    [{}, 'good'],
    [{ metered: true, bytesPerSecond: 1e6 }, 'metered'],
    [{ saveData: true }, 'metered'],
    [{ effectiveType: '2g' }, 'slow'],
    [{ effectiveType: '4g' }, 'good'],
    [{ bytesPerSecond: SLOW_BYTES_PER_SECOND - 1, effectiveType: '4g' }, 'slow'],
    [{ bytesPerSecond: SLOW_BYTES_PER_SECOND, effectiveType: '2g' }, 'good'],
  ])('%j', (change, line) => {
    expect(lineOf({ ...signs, ...change })).toBe(line);
  });

  test('is measured by large exchanges, not by small ones or long polls, and believed for a while', async () => {
    let now = 0;
    const meter = new LineMeter(() => now);
    const over = async (bytes: number, ms: number, query = {}) => {
      const transport: Transport = {
        exchange: async (): Promise<Exchange> => {
          now += ms;
          return { ok: true, value: { status: 200, body: {}, bytes } };
        },
      };
      const request = { method: 'GET', path: '_changes', query, timeoutMs: 1 } as const;
      await meter.measuring(transport).exchange(request, new AbortController().signal);
    };
    await over(500, 1000);
    expect(meter.bytesPerSecond).toBeUndefined();
    await over(100_000, 60_000, { feed: 'longpoll' });
    expect(meter.bytesPerSecond).toBeUndefined();
    await over(40_000, 5000);
    expect(meter.bytesPerSecond).toBe(8000);
    now += 11 * 60_000;
    expect(meter.bytesPerSecond).toBeUndefined();
  });
});
