import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Rubric } from '../../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../../shared/domain/merit/rubric.ts';
import type { Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { today } from '../../station/today.ts';
import { readRubrics } from '../read.ts';
import { enactDraft, importRubric, returnToDraft } from './acts.ts';

let station: Station;
const terms = { source: '柳河村', noticeDays: 3 };

beforeEach(async () => {
  station = await openTestStation(testDisk(), { collections: ['rules', 'deeds', 'ledger'] });
});

afterEach(() => station.close());

const sheet = (...lines: string[]) => new File([['条,做什么,分值', ...lines].join('\n')], '柳河村积分细则.csv');

async function draftOf(id: string): Promise<Rubric> {
  return (await station.get<'rubric'>(id)) as Rubric;
}

async function imported(): Promise<Rubric> {
  const made = await importRubric(station, sheet('1,打扫街道,2'), terms);
  if (!made.ok) throw new Error(made.problem.reason);
  return draftOf(made.id);
}

it('a file becomes a draft, which holds once it is put into force, until that is taken back', async () => {
  const draft = await imported();
  expect(draft).toMatchObject({ name: '柳河村积分细则', draft: true, noticeDays: 3, source: '柳河村' });
  expect(rubricOn(await readRubrics(station), today())).toBeUndefined();
  expect(await enactDraft(station, draft.id, today())).toBeUndefined();
  expect(rubricOn(await readRubrics(station), today())?.id).toBe(draft.id);
  expect(await returnToDraft(station, draft)).toBeUndefined();
  expect(rubricOn(await readRubrics(station), today())).toBeUndefined();
});

it('a draft takes other lines; what is in force does not', async () => {
  const draft = await imported();
  const other = sheet('1,打扫街道,3', '2,巡逻,5');
  expect(await importRubric(station, other, terms, draft)).toEqual({ ok: true, id: draft.id });
  const points = async () => (await draftOf(draft.id)).items.map((item) => item.points);
  expect(await points()).toEqual([300, 500]);
  await enactDraft(station, draft.id, today());
  expect(await importRubric(station, sheet('1,打扫街道,9'), terms, draft)).toMatchObject({
    problem: { reason: 'rubricSheet.inForce' },
  });
  expect(await points()).toEqual([300, 500]);
});

it('a file that cannot be read makes nothing, and says where', async () => {
  const made = await importRubric(station, sheet('1,打扫街道,两分'), terms);
  expect(made).toEqual({ ok: false, problem: { reason: 'rubricSheet.badCell', values: { at: '2', column: '分值' } } });
  expect(await readRubrics(station)).toEqual([]);
});
