import { expect, test } from 'vitest';
import type { Document } from '../../shared/domain/kinds.ts';
import { partAddress, placeOf } from './places.ts';

const ULID = '01J00000000000000000000001';

function document(kind: string, fields: object = {}): Document {
  return { id: `${kind}:${ULID}`, kind, ...fields } as Document;
}

test.each<[string, Document, string | undefined]>([
  ['a person opens on the form', document('person'), `/person/${ULID}?act=edit`],
  ['a meeting is its own form', document('meeting'), `/meeting/${ULID}`],
  ['a vote opens its meeting', document('decision', { meeting: `meeting:${ULID}` }), `/meeting/${ULID}`],
  ['a judgement opens its deed', document('judgement', { deed: `deed:${ULID}` }), `/deed/${ULID}`],
  ['what has no page opens nothing', document('stationSettings'), undefined],
])('%s', (_name, one, place) => {
  expect(placeOf(one)).toBe(place);
});

test('an id from the county stands in an address whatever is in it', () => {
  expect(partAddress('aside', 'banquet:x/y?z')).toBe('/settings/sync/aside/banquet%3Ax%2Fy%3Fz');
});
