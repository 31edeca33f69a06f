import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Mark } from '../../../shared/domain/merit/inspecting.ts';
import type { Rubric, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { RUBRIC_TEMPLATES } from '../../../shared/domain/merit/templates.ts';
import { countDeeds, deedsAt } from '../../../shared/store/derived/deeds.ts';
import type { Station } from '../../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../../shared/store/testing/station.ts';
import { today } from '../../station/today.ts';
import { adoptRubric } from '../acts.ts';
import { handInRound, voidRound } from './acts.ts';
import { readSheet } from './read.ts';

let station: Station;
let rubric: Rubric;
let households: string[];

beforeEach(async () => {
  station = await openTestStation(testDisk());
  const adopted = await adoptRubric(station, RUBRIC_TEMPLATES[0] as RubricTerms, '2026-01-01');
  if (!adopted.ok) throw new Error(adopted.problem.reason);
  rubric = (await station.get<'rubric'>(adopted.id)) as Rubric;
  households = [];
  for (const [headName, villagersGroup] of [
    ['孔兰玉', '1组'],
    ['金水生', '1组'],
    ['白云飞', '2组'],
  ] as const) {
    const made = await station.create('household', { villagersGroup, headName, address: '', note: '' });
    if (!made.ok) throw new Error(made.reason);
    households.push(made.value.id);
  }
});

afterEach(() => station.close());

const marked = (...marks: Mark[]) => new Map(marks.map((mark, index) => [households[index] as string, mark]));
const roundOf = () => ({ item: '6', happenedOn: today(), by: '金水生', as: 'officer' as const });

async function handIn(...marks: Mark[]): Promise<string[]> {
  const made = await handInRound(station, rubric, roundOf(), marked(...marks));
  if (!made.ok) throw new Error(made.problem.reason);
  return made.deeds;
}

it('a sheet of one group is handed in at once, and a second time only for who was left out', async () => {
  const sheet = await readSheet(station, '1组', today());
  expect(sheet.rows.map(({ household }) => household.headName)).toEqual(['孔兰玉', '金水生']);
  expect(sheet.beyond).toBe(0);
  expect(await handIn('yes', 'no')).toHaveLength(1);
  const [id] = await deedsAt(station.device, 'waiting', { offset: 0, limit: 10 });
  expect(await station.get<'deed'>(id as string)).toMatchObject({
    household: households[0],
    item: '6',
    origin: 'inspection',
    verified: { by: '金水生', as: 'officer', on: today() },
  });
  expect(await handIn('yes', 'yes')).toHaveLength(1);
  expect(await countDeeds(station.device, 'waiting')).toBe(2);
  const after = await readSheet(station, '1组', today());
  expect(after.rows.map(({ sameDay }) => sameDay.map(({ item }) => item))).toEqual([['6'], ['6']]);
});

it('a round that was taken back may be handed in again', async () => {
  const deeds = await handIn('yes', 'yes');
  expect(await voidRound(station, deeds, '误登记')).toBeUndefined();
  expect(await countDeeds(station.device, 'waiting')).toBe(0);
  expect(await handIn('yes')).toHaveLength(1);
});

it('nothing is handed in where the round cannot stand', async () => {
  const nobody = { ...roundOf(), by: ' ' };
  expect(await handInRound(station, rubric, nobody, marked('yes'))).toEqual({
    ok: false,
    problem: { reason: 'inspecting.noInspector' },
  });
  expect(await countDeeds(station.device, 'waiting')).toBe(0);
});
