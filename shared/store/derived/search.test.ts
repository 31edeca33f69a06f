import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { KINDS } from '../../domain/kinds.ts';
import { searchEntry, TYPED_KINDS } from '../../domain/search/entry.ts';
import { nameKeys } from '../../domain/search/keys.ts';
import type { Creation, Station } from '../station.ts';
import { openTestStation, testDisk } from '../testing/station.ts';
import { idsAbout, idsFound, search } from './search.ts';

const open: Station[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

/** Any name of a clause. */
const CLAUSE = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

/** A station with a household for each of these heads. */
async function householdsOf(names: readonly string[]): Promise<Station> {
  const one = await openTestStation(testDisk());
  open.push(one);
  const households = names.map((headName): Creation => {
    return { kind: 'household', content: { headName, villagersGroup: '', address: '', note: '' } };
  });
  const created = await one.createMany(households);
  if (!created.ok) throw new Error(created.reason);
  return one;
}

const names = fc.array(fc.string({ unit: fc.constantFrom(...'王玉兰汪'), minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 40,
});
const typing = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'王玉兰汪'), minLength: 1, maxLength: 2 }),
  fc.constantFrom('w', 'wa', 'wang', 'wangy', 'wl', 'y', 'yu', 'lan', 'l', 'ly', 'q'),
);

describe('search as one types', () => {
  test('finds as many as there are or fit, each once, whole words before beginnings', async () => {
    await fc.assert(
      fc.asyncProperty(names, typing, fc.integer({ min: 1, max: 12 }), async (all, typed, limit) => {
        const one = await householdsOf(all);
        const found = await search(one.device, typed, { kinds: ['household'], limit });
        const keys = all.map((name) => nameKeys(name, true));
        const beginning = keys.filter((words) => words.some((word) => word.startsWith(typed)));
        const whole = keys.filter((words) => words.includes(typed));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(found.length).toBe(Math.min(limit, beginning.length));
        const ranks = found.map(({ label }) => nameKeys(label, true).includes(typed));
        expect(ranks).toEqual(ranks.map((_, place) => place < Math.min(limit, whole.length)));
        expect(await idsFound(one.device, 'household', typed)).toHaveLength(beginning.length);
        await one.close();
      }),
      { numRuns: 20 },
    );
  });

  test('reads on where the first words found are all of one document', async () => {
    const one = await householdsOf(['王王王', '文飞']);
    expect((await search(one.device, 'w', { limit: 2 })).map(({ label }) => label).sort()).toEqual(['文飞', '王王王']);
  });

  test('finds one of another kind among many that begin alike, and tells apart what is called the same', async () => {
    const one = await householdsOf(Array.from({ length: 60 }, () => '王玉兰'));
    const good = { kind: 'good', content: { name: '王村大米', unit: '袋', price: 2500 } } as const;
    const bought = await one.createMany([good]);
    expect(bought.ok).toBe(true);
    for (const kinds of [['good'], []]) {
      const found = await search(one.device, 'wang', { kinds, limit: 61 });
      expect(found.filter(({ label }) => label === '王村大米')).toHaveLength(1);
    }
    const [head] = await idsFound(one.device, 'household', '');
    await one.edit<'household'>(head as string, () => ({ address: '柳河村3号' }));
    expect((await search(one.device, '王玉', { limit: 100 })).filter(({ hint }) => hint === '柳河村3号')).toHaveLength(
      1,
    );
  });

  test('names people before the clauses that happen to have such words', async () => {
    const one = await householdsOf(['赵志贵']);
    const content = { pact: `pact:${CLAUSE}`, clause: CLAUSE, chapter: '', order: 'a', text: '组织起来' };
    expect((await one.createMany([{ kind: 'clause', content } as unknown as Creation])).ok).toBe(true);
    const found = await search(one.device, 'zz', { limit: 9 });
    expect(found.map(({ kind }) => kind)).toEqual(['household', 'clause']);
  });

  test('who holds a post is found by the person, and not by typing', async () => {
    const station = await householdsOf([]);
    const [person, other] = [station.newId('person'), station.newId('person')];
    const seat = { council: station.newId('council'), name: '王建国', post: 'chair' as const };
    const held = await station.create('seat', { ...seat, person, from: '2026-01-01', cameBy: '', leftBecause: '' });
    if (!held.ok) throw new Error(held.reason);
    expect(await idsAbout(station.device, 'seat', person)).toEqual([held.value.id]);
    expect(await idsAbout(station.device, 'seat', other)).toEqual([]);
    expect(await search(station.device, person, { limit: 5 })).toEqual([]);
  });

  test('goes through every kind that has words, and no other', () => {
    const content = {
      name: '王',
      headName: '王',
      title: '王',
      text: '王',
      chapter: '',
      pact: '',
      heldOn: '',
      council: '',
      villagersGroup: '',
      address: '',
    };
    const others = {
      idNumber: '',
      phone: '',
      birthDate: '',
      proposer: '',
      handedInOn: '',
      nominatedOn: '',
      on: '',
      meeting: '',
      household: '',
      deed: '',
      field: '',
      occasion: '',
      hostName: '',
      place: '',
      createdAt: '2026-03-01T00:00:00.000Z',
    };
    const typed = Object.keys(KINDS).filter((kind) => {
      const entry = searchEntry({ ...content, ...others, id: kind, kind } as never);
      return (entry?.keys.length ?? 0) > 0;
    });
    expect([...typed].sort()).toEqual([...TYPED_KINDS].sort());
  });
});
