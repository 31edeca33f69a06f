import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callNext, dayKept, join, leave, newDay, passOver, type RedemptionDay } from './queue.ts';

const DAY = '2026-11-26';
const house = (n: number) => `household:01J0000000000000000000000${n}`;

function joined(...numbers: number[]): RedemptionDay {
  return numbers.reduce((line, n) => {
    const made = join(line, house(n));
    if (!made.ok) throw new Error(made.reason);
    return made.value;
  }, newDay(DAY));
}

const numbers = ({ waiting }: RedemptionDay) => waiting.map(({ number }) => number);

it('numbers go up, and nobody stands in the line twice', () => {
  const line = joined(1, 2, 3);
  expect(numbers(line)).toEqual([1, 2, 3]);
  expect(join(line, house(2))).toEqual({ ok: false, reason: 'alreadyWaiting', detail: '2' });
  const called = callNext(line);
  expect(join(called, house(1))).toMatchObject({ reason: 'alreadyWaiting', detail: '1' });
  expect(join(callNext(called), house(1))).toMatchObject({ ok: true, value: { last: 4 } });
});

it('who was called is done when the next is called, also the last one', () => {
  let line = callNext(joined(1, 2));
  expect(line).toMatchObject({ called: { number: 1 }, served: 0 });
  line = callNext(line);
  expect(line).toMatchObject({ called: { number: 2 }, served: 1, waiting: [] });
  line = callNext(line);
  expect(line.called).toBeUndefined();
  expect(callNext(line)).toEqual({ ...line, served: 2 });
});

it('who is not there stands behind the next three, keeps the number, and is not counted as served', () => {
  const line = passOver(callNext(joined(1, 2, 3, 4, 5)));
  expect(line).toMatchObject({ called: { number: 2 }, served: 0 });
  expect(numbers(line)).toEqual([3, 4, 1, 5]);
  const alone = passOver(callNext(joined(1)));
  expect(alone.called).toBeUndefined();
  expect(numbers(alone)).toEqual([1]);
  expect(passOver(newDay(DAY))).toEqual(newDay(DAY));
});

it('yesterday’s line is over, and what cannot be read is none', () => {
  const line = joined(1);
  expect(dayKept(line, DAY)).toEqual(line);
  expect(dayKept(line, '2026-11-27')).toEqual(newDay('2026-11-27'));
  expect(dayKept({ waiting: 'x' }, DAY)).toEqual(newDay(DAY));
  expect(dayKept(undefined, DAY)).toEqual(newDay(DAY));
});

it('whatever is pressed, everyone who took a number waits, is called, was served or left', () => {
  const press = fc.constantFrom('join', 'next', 'pass', 'leave');
  fc.assert(
    fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
      let line = newDay(DAY);
      let left = 0;
      for (const [index, what] of presses.entries()) {
        if (what === 'join') {
          const made = join(line, `household:${index}`);
          if (made.ok) line = made.value;
        } else if (what === 'next') line = callNext(line);
        else if (what === 'pass') line = passOver(line);
        else if (line.waiting[0]) {
          line = leave(line, line.waiting[0].number);
          left += 1;
        }
        expect(line.waiting.length + (line.called ? 1 : 0) + line.served + left).toBe(line.last);
        expect(new Set(numbers(line)).size).toBe(line.waiting.length);
      }
    }),
  );
});
