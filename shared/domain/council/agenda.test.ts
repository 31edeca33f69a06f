import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inAgendaOrder, movedItem } from './agenda.ts';

type Item = { id: string; order?: string };
const items = (count: number): Item[] => Array.from({ length: count }, (_, n) => ({ id: `agendaItem:${n}` }));

function moved(agenda: readonly Item[], from: number, to: number): Item[] {
  const places = movedItem(agenda, from, to);
  return inAgendaOrder(
    agenda.map((item) => ({ ...item, ...(places.has(item.id) && { order: places.get(item.id) }) }) as Item),
  );
}

const ids = (agenda: readonly Item[]) => agenda.map(({ id }) => id.slice(-1)).join('');

describe('the order of an agenda', () => {
  it('is that in which items came, until one is moved; what comes later stands at the end', () => {
    expect(ids(inAgendaOrder(items(3).reverse()))).toBe('012');
    const once = moved(items(3), 2, 0);
    expect(ids(once)).toBe('201');
    expect(ids(inAgendaOrder([...once, { id: 'agendaItem:9' }]))).toBe('2019');
    expect(movedItem(once, 1, 2).size).toBe(1);
  });

  it('after any moves is what a list does that is cut and put together', () => {
    const moves = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 });
    fc.assert(
      fc.property(moves, (drawn) => {
        let agenda = items(6);
        const list = agenda.map(({ id }) => id);
        for (const [from, to] of drawn) {
          agenda = moved(agenda, from, to);
          list.splice(to, 0, ...list.splice(from, 1));
        }
        expect(agenda.map(({ id }) => id)).toEqual(list);
      }),
    );
  });

  it('is left alone by a move to where there is no place', () => {
    expect(movedItem(items(2), 0, -1).size).toBe(0);
    expect(movedItem(items(2), 1, 2).size).toBe(0);
  });

  it('two that two laptops put at one place stand the same on both', () => {
    const placed = moved(items(4), 0, 1);
    const one = movedItem(placed, 0, 2);
    const two = movedItem(placed, 3, 2);
    const both = placed.map((item) => ({ ...item, order: one.get(item.id) ?? two.get(item.id) ?? item.order }) as Item);
    expect(ids(inAgendaOrder(both))).toBe(ids(inAgendaOrder([...both].reverse())));
  });
});
