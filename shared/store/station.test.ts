import { IDBDatabase } from 'fake-indexeddb';
import { firstValueFrom } from 'rxjs';
import { afterEach, describe, expect, test } from 'vitest';
import { isTrueFact } from '../domain/fact.ts';
import { balance, statement } from './derived/ledger.ts';
import { search } from './derived/search.ts';
import { comesAfter } from './past.ts';
import type { Content, Station } from './station.ts';
import { type Stored, withoutLocal } from './stored.ts';
import { somebody } from './testing/somebody.ts';
import { openTestStation, type TestDisk, testDisk } from './testing/station.ts';

const open: Station[] = [];
async function station(disk: TestDisk = testDisk(), options = {}) {
  const one = await openTestStation(disk, options);
  open.push(one);
  return one;
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string; detail?: string }): T {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

describe('records', () => {
  test('are there again after the program ends and starts', async () => {
    const disk = testDisk();
    const first = await station(disk);
    const { id } = value(await first.create('person', somebody));
    await open.pop()?.close();
    const again = await station(disk);
    expect(await again.get<'person'>(id)).toMatchObject({
      ...somebody,
      createdBy: '王会计',
      local: { upload: 'waiting' },
    });
  });

  test('are there after a start that failed was tried again in the same window', async () => {
    const disk = testDisk();
    const first = await station(disk);
    const { id } = value(await first.create('person', somebody));
    await open.pop()?.close();
    const begin = IDBDatabase.prototype.transaction;
    for (let failing = 0; failing < 40; failing += 1) {
      let left = failing;
      IDBDatabase.prototype.transaction = function (...given) {
        left -= 1;
        if (left === -1) throw new DOMException('unreadable', 'UnknownError');
        return begin.apply(this, given);
      };
      const tried = await openTestStation(disk)
        .finally(() => {
          IDBDatabase.prototype.transaction = begin;
        })
        .catch(() => undefined);
      await tried?.close();
    }
    expect(await (await station(disk)).get<'person'>(id)).toMatchObject(somebody);
  });

  test('that break their schema are refused whole, with the field named', async () => {
    const one = await station();
    const wrong = { ...somebody, birthDate: '1989-8-15' };
    const result = await one.createMany([
      { kind: 'person', content: somebody },
      { kind: 'person', content: wrong },
    ]);
    expect(result).toEqual({ ok: false, reason: 'invalid', detail: 'person.birthDate' });
    expect(await one.count('people', { kind: 'person' })).toBe(0);
  });

  test('an edit marks the record for sending and keeps what the county last had as its base', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    const [sent] = await one.changeForSync(
      'people',
      [id],
      (now) => now && { ...now, local: { upload: 'sent', rev: '1-a' } },
    );
    value(await one.edit<'person'>(id, () => ({ phone: '13900000000' })));
    value(await one.edit<'person'>(id, () => ({ note: '搬去镇上' })));
    const now = await one.get<'person'>(id);
    expect(now?.local).toMatchObject({ upload: 'waiting', rev: '1-a', base: withoutLocal(sent as never) });
    expect(comesAfter(now as Stored, withoutLocal(sent as never))).toBe(true);
    expect(now).toMatchObject({ phone: '13900000000', note: '搬去镇上' });
    expect((now?.updatedAt ?? '') > (sent?.updatedAt ?? '')).toBe(true);
  });

  test('an edit that changes nothing writes nothing', async () => {
    const one = await station();
    const { id, updatedAt } = value(await one.create('person', somebody));
    expect(value(await one.edit<'person'>(id, () => ({ phone: somebody.phone })))).toEqual([]);
    expect((await one.get(id))?.updatedAt).toBe(updatedAt);
  });

  test('two edits of different fields at once both stay', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    await Promise.all([
      one.edit<'person'>(id, () => ({ phone: '13900000000' })),
      one.edit<'person'>(id, () => ({ note: '搬去镇上' })),
    ]);
    expect(await one.get<'person'>(id)).toMatchObject({ phone: '13900000000', note: '搬去镇上' });
  });

  test('a field set to undefined is gone, and an envelope field cannot be edited', async () => {
    const one = await station();
    const { id } = value(await one.create('person', { ...somebody, idProblem: 'duplicate' }));
    value(await one.edit<'person'>(id, () => ({ idProblem: undefined, station: '000000000000' }) as never));
    const now = await one.get<'person'>(id);
    expect(now).not.toHaveProperty('idProblem');
    expect(now?.station).toBe('990101001001');
  });

  test('one written by a newer program is left alone', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    await one.changeForSync('people', [id], (now) => now && { ...now, v: 7 });
    expect(await one.edit<'person'>(id, () => ({ note: 'x' }))).toMatchObject({ ok: false, reason: 'newerVersion' });
  });

  test('a voided one stays readable and is no longer found by typing', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    value(await one.void(id, '重复录入'));
    expect(await one.get<'person'>(id)).toMatchObject({ name: '孔兰玉', voided: { by: '王会计', reason: '重复录入' } });
    expect(await search(one.device, 'kly', { limit: 10 })).toEqual([]);
  });

  test('a live query answers again when a document changes', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    const watched = one.watch('people', { selector: { id }, limit: 1 });
    expect((await firstValueFrom(watched))[0]?.phone).toBe('18802143973');
    value(await one.edit<'person'>(id, () => ({ phone: '13900000000' })));
    expect((await firstValueFrom(watched))[0]?.phone).toBe('13900000000');
  });
});

describe('facts', () => {
  test('carry an id that certifies their content and are never edited', async () => {
    const one = await station();
    const fact = value(await one.create('judgement', judged(one.newId('deed'))));
    expect(isTrueFact(withoutLocal(fact as never))).toBe(true);
    expect(isTrueFact({ ...withoutLocal(fact as never), points: 99 } as never)).toBe(false);
    expect(await one.edit(fact.id, () => ({ reason: 'x' }) as never)).toMatchObject({
      ok: false,
      reason: 'factIsFinal',
    });
  });
});

function judged(deed: string): Content<'judgement'> {
  return { deed, approved: true, points: 5000, reason: '', judgedOn: '2026-03-05', judgedBy: '道德评议会' };
}

describe('derived tables', () => {
  test('people are found by name, pinyin, initials and the last four digits, also from the middle of a name', async () => {
    const one = await station();
    const { id } = value(await one.create('person', somebody));
    value(await one.create('person', { ...somebody, name: '文飞福', idNumber: '', phone: '' }));
    for (const typed of ['孔', '孔兰', '兰玉', 'kong', 'konglan', 'kly', 'ly', 'ＫＬ', '4889', '3973']) {
      expect(
        (await search(one.device, typed, { limit: 10 })).map((entry) => entry.id),
        typed,
      ).toEqual([id]);
    }
  });

  test('a balance is the sum of its postings, and taking a fact in twice does not count twice', async () => {
    const one = await station();
    const household = one.newId('household');
    const deposit: Content<'deposit'> = {
      postedOn: '2026-03-05',
      deed: one.newId('deed'),
      judgement: `${one.newId('judgement')}.0123456789abcdef`,
      description: '义务巡逻',
      postings: [
        { account: 'issue', points: -5000 },
        { account: household, points: 5000 },
      ],
    };
    value(await one.create('deposit', deposit));
    value(await one.create('deposit', { ...deposit, deed: one.newId('deed'), postedOn: '2026-03-06' }));
    expect(await balance(one.device, household)).toBe(10000);
    await one.device.progress.clear();
    await one.close();
    open.pop();
    expect(await balance(one.device, household)).toBe(10000);
    expect((await statement(one.device, household, { offset: 0, limit: 1 }))[0]?.postedOn).toBe('2026-03-06');
  });

  test('what a kill left out of them is taken in at the next start, and a rebuild comes to the same', async () => {
    const disk = testDisk();
    const first = await station(disk);
    value(await first.create('person', somebody));
    await first.device.entries.clear(); // as if the kill had come between the document and its search entry
    await open.pop()?.close();
    const again = await station(disk);
    const found = await search(again.device, 'kly', { limit: 10 });
    expect(found).toHaveLength(1);
    await again.rebuildDerived();
    expect(await search(again.device, 'kly', { limit: 10 })).toEqual(found);
  });
});
