import { describe, expect, it } from 'vitest';
import { writeReading } from '../../shared/domain/clock.ts';
import type { Document } from '../../shared/domain/kinds.ts';
import { type Act, actOf, isUndoable, joined } from './act.ts';

const START = Date.parse('2026-03-10T02:00:00.000Z');
const reading = (seconds: number) => writeReading(START + seconds * 1000, 0);

function person(change: Record<string, unknown> = {}): Document {
  return {
    id: 'person:01JD0000000000000000000001',
    kind: 'person',
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-10T02:00:00.000Z',
    createdBy: '王会计',
    updatedAt: reading(0),
    updatedBy: '王会计',
    device: 'D',
    name: '孔兰玉',
    phone: '',
    ...change,
  };
}

function act(change: Partial<Act> = {}): Act {
  return {
    at: reading(0),
    what: 'edited',
    kind: 'person',
    id: 'person:1',
    label: '孔兰玉',
    count: 1,
    changes: [],
    ...change,
  };
}

describe('an act', () => {
  it('of an edit names the fields as they were and became', () => {
    expect(actOf(person(), person({ updatedAt: reading(1), phone: '19900000001', note: '低保' }))).toMatchObject({
      what: 'edited',
      label: '孔兰玉',
      changes: [
        { field: 'phone', before: '', after: '19900000001' },
        { field: 'note', after: '低保' },
      ],
    });
  });

  it.each([
    ['created', undefined, person()],
    ['voided', person(), person({ updatedAt: reading(1), voided: { at: '', by: '', reason: '' } })],
    ['restored', person({ voided: { at: '', by: '', reason: '' } }), person({ updatedAt: reading(1) })],
    ['stated', undefined, person({ kind: 'deposit', description: '巡逻' })],
  ])('%s', (what, before, later) => {
    expect(actOf(before, later)?.what).toBe(what);
  });

  it('is none where only the county’s acknowledgement was noted, or a newer program wrote', () => {
    expect(actOf(person(), person({ local: { upload: 'sent' } }))).toBeUndefined();
    expect(actOf(undefined, person({ kind: 'banquet' }))).toBeUndefined();
  });

  it('of a record that follows an event is told as the event, by the name of who it is about', () => {
    const fact = 'rosterEvent:01JD0000000000000000000001.0123456789abcdef';
    expect(actOf(person(), person({ updatedAt: reading(1), status: 'deceased', events: [fact] }))).toBeUndefined();
    expect(actOf(undefined, person({ events: [fact] }))).toBeUndefined();
    const event = { kind: 'rosterEvent', name: undefined, people: [{ name: '孔兰玉' }] };
    expect(actOf(undefined, person(event))).toMatchObject({ what: 'stated', label: '孔兰玉' });
  });

  it('is undone unless it is a fact or many at once', () => {
    expect(isUndoable(act())).toBe(true);
    expect(isUndoable(act({ what: 'stated' }))).toBe(false);
    expect(isUndoable(act({ count: 2 }))).toBe(false);
  });
});

describe('two acts in a row', () => {
  it('are one where a paper is filled in field by field; undone, it is as before the first', () => {
    const one = act({ changes: [{ field: 'phone', before: '', after: '1' }] });
    const two = act({
      at: reading(60),
      changes: [
        { field: 'phone', before: '1', after: '12' },
        { field: 'note', after: 'x' },
      ],
    });
    expect(joined(one, two)).toMatchObject({
      at: reading(60),
      what: 'edited',
      changes: [
        { field: 'phone', before: '', after: '12' },
        { field: 'note', after: 'x' },
      ],
    });
    expect(joined(act({ what: 'created' }), two)?.what).toBe('created');
  });

  it('are one with a count where many of a kind are written together', () => {
    const signIn = { kind: 'signIn', what: 'stated' as const };
    expect(joined(act({ ...signIn, id: 'a', count: 3 }), act({ ...signIn, id: 'b', at: reading(1) }))?.count).toBe(4);
  });

  it('stay two where the things, the times or the kinds lie apart', () => {
    expect(joined(act(), act({ at: reading(3600) }))).toBeUndefined();
    expect(joined(act(), act({ id: 'person:2', at: reading(60) }))).toBeUndefined();
    expect(joined(act(), act({ kind: 'household' }))).toBeUndefined();
    expect(joined(act({ what: 'voided' }), act({ at: reading(1) }))).toBeUndefined();
  });
});
