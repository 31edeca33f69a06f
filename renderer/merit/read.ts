import { householdInCode } from '../../shared/domain/merit/code.ts';
import type { Readiness } from '../../shared/domain/merit/depositing.ts';
import type { Reversal } from '../../shared/domain/merit/entry.ts';
import { type DeedStage, holdingJudgement } from '../../shared/domain/merit/judging.ts';
import { entryText, type PassbookLine, passbook } from '../../shared/domain/merit/ledger.ts';
import type { Deed, Good, Judgement, Rubric } from '../../shared/domain/merit/merit.ts';
import { itemOf } from '../../shared/domain/merit/rubric.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { countDeeds, deedStanding, deedsAt } from '../../shared/store/derived/deeds.ts';
import { actStandings, balance, statement } from '../../shared/store/derived/ledger.ts';
import { partsOf, search } from '../../shared/store/derived/search.ts';
import type { PostingRow } from '../../shared/store/deviceDatabase.ts';
import type { Station } from '../../shared/store/station.ts';
import { readRoom } from './room.ts';
import { readReadiness } from './sitting/read.ts';

/** Rubrics a station has had, one after another; a new one each year for a long time. */
const RUBRICS_MAX = 200;
/** As many households as one filter may find; whoever is not among them types one more letter. */
const FOUND_MAX = 200;
/** Deeds of one stage whose ids a list holds; a station judges a few hundred a month. */
const DEEDS_MAX = 5000;

export async function readRubrics(station: Station): Promise<Rubric[]> {
  const found = await station.find('rules', { selector: { kind: 'rubric' }, limit: RUBRICS_MAX });
  return found as unknown as Rubric[];
}

/**
 * Households found by the letters of any of their people, in the order of the finds, or by the code on their card; all of
 * them where nothing is typed.
 */
export async function householdIds(station: Station, filter: string): Promise<string[]> {
  const { entries } = station.device;
  if (filter.trim() === '') return entries.where('kind').equals('household').primaryKeys();
  const scanned = householdInCode(station.code, filter);
  if (scanned) return [scanned];
  const found = await search(station.device, filter, { kinds: ['household', 'person'], limit: FOUND_MAX });
  const ids = found.map((entry) => (entry.kind === 'household' ? entry.id : entry.within));
  return [...new Set(ids)].filter((id) => id !== '');
}

export interface PassbookRow {
  household: Household;
  balance: number;
}

export async function readPassbookRows(station: Station, ids: readonly string[]): Promise<PassbookRow[]> {
  const [documents, balances] = await Promise.all([
    station.getMany([...ids]),
    station.device.balances.bulkGet([...ids]),
  ]);
  return ids.flatMap((id, index) => {
    const household = documents.get(id) as unknown as Household | undefined;
    return household ? [{ household, balance: balances[index]?.points ?? 0 }] : [];
  });
}

/** Whether an entry stands, was reversed, or is itself a reversal. */
export type EntryStanding = 'stands' | 'reversed' | 'reversal';

/** A line of a passbook with the words for what it was; a reversal has those of the entry that it takes back. */
export type WordedLine = PassbookLine<{
  entry: string;
  postedOn: string;
  points: number;
  text: string;
  standing: EntryStanding;
}>;

export interface OpenPassbook {
  household: Household;
  balance: number;
  lines: WordedLine[];
  /** Whether there are older lines than these. */
  older: boolean;
}

/** A household's passbook, its newest lines first, or undefined where there is no such household. */
export async function readPassbook(station: Station, id: string, lines: number): Promise<OpenPassbook | undefined> {
  const household = (await station.get<'household'>(id)) as Household | undefined;
  if (!household) return undefined;
  const [points, rows] = await Promise.all([
    balance(station.device, id),
    statement(station.device, id, { offset: 0, limit: lines + 1 }),
  ]);
  const worded = await wordedEntries(station, rows);
  return { household, balance: points, lines: passbook(points, worded).slice(0, lines), older: rows.length > lines };
}

async function wordedEntries(station: Station, rows: readonly PostingRow[]) {
  const documents = await station.getMany(rows.map(({ entry }) => entry));
  const reversals = [...documents.values()].filter(({ kind }) => kind === 'reversal') as unknown as Reversal[];
  const [takenBack, standings] = await Promise.all([
    station.getMany(reversals.map(({ reverses }) => reverses)),
    actStandings(
      station.device,
      rows.map(({ act }) => act),
    ),
  ]);
  return rows.map(({ entry, postedOn, points }, index) => {
    const document = documents.get(entry) as unknown as Reversal | undefined;
    const isReversal = document?.kind === 'reversal';
    const stands = standings[index]?.standing === entry;
    const standing: EntryStanding = isReversal ? 'reversal' : stands ? 'stands' : 'reversed';
    const worded = isReversal ? takenBack.get(document.reverses) : document;
    return { entry, postedOn, points, standing, text: worded ? entryText(worded) : '' };
  });
}

/** A deed with whoever it is about and what was said on it. */
export interface DeedCase {
  deed: Deed;
  stage: DeedStage;
  household: Household | undefined;
  person: Person | undefined;
  rubric: Rubric | undefined;
  judgements: Judgement[];
  /** The judgement that holds. */
  judgement: Judgement | undefined;
  deposit: string | undefined;
  /** What the household has now, in hundredths of a point. */
  balance: number;
  /** What the caps of its item leave, in hundredths of a point; Infinity without any. */
  room: number;
  /** Whether its points may be deposited; undefined while nothing was judged. */
  readiness: Readiness | undefined;
}

export async function readDeed(station: Station, id: string): Promise<DeedCase | undefined> {
  const deed = (await station.get<'deed'>(id)) as Deed | undefined;
  const standing = await deedStanding(station.device, id);
  if (!deed || !standing) return undefined;
  const judgementIds = await partsOf(station.device, id, 'judgement');
  const found = await station.getMany([
    deed.household,
    deed.rubric,
    ...(deed.person ? [deed.person] : []),
    ...judgementIds,
  ]);
  const rubric = found.get(deed.rubric) as unknown as Rubric | undefined;
  const [judged] = await readReadiness(station, [id]);
  const judgements = judgementIds.flatMap((one) => (found.get(one) as unknown as Judgement | undefined) ?? []);
  return {
    deed,
    stage: standing.stage,
    household: found.get(deed.household) as unknown as Household | undefined,
    person: found.get(deed.person ?? '') as unknown as Person | undefined,
    rubric,
    judgements,
    judgement: holdingJudgement(judgements),
    deposit: standing.deposit,
    balance: await balance(station.device, deed.household),
    room: await readRoom(station, deed, rubric && itemOf(rubric, deed.item)),
    readiness: judged?.readiness,
  };
}

export interface DeedRow {
  deed: Deed;
  headName: string;
}

/** The ids of the deeds that stand somewhere, those waiting longest first, those done last first. */
export async function deedIds(station: Station, stage: DeedStage, filter: string): Promise<string[]> {
  if (filter.trim() !== '') return foundDeeds(station, stage, filter);
  const first = stage === 'waiting' || stage === 'judged' ? 'oldest' : 'newest';
  return deedsAt(station.device, stage, { first, offset: 0, limit: DEEDS_MAX });
}

async function foundDeeds(station: Station, stage: DeedStage, filter: string): Promise<string[]> {
  const households = await householdIds(station, filter);
  const deeds = await Promise.all(households.map((id) => partsOf(station.device, id, 'deed')));
  const ids = deeds.flat();
  const rows = await station.device.deeds.bulkGet(ids);
  return ids.filter((_, index) => rows[index]?.stage === stage);
}

export async function readDeedRows(station: Station, ids: readonly string[]): Promise<DeedRow[]> {
  const documents = await station.getMany([...ids]);
  const deeds = ids.flatMap((id) => (documents.get(id) as unknown as Deed | undefined) ?? []);
  const households = await station.getMany([...new Set(deeds.map((deed) => deed.household))]);
  return deeds.map((deed) => {
    const household = households.get(deed.household) as unknown as Household | undefined;
    return { deed, headName: household?.headName ?? '' };
  });
}

/** How many deeds wait to be judged, and how many judged ones wait to be deposited. */
export async function readWaiting(station: Station): Promise<{ waiting: number; judged: number }> {
  const [waiting, judged] = await Promise.all([
    countDeeds(station.device, 'waiting'),
    countDeeds(station.device, 'judged'),
  ]);
  return { waiting, judged };
}

export async function goodIds(station: Station, filter: string): Promise<string[]> {
  if (filter.trim() !== '') {
    const found = await search(station.device, filter, { kinds: ['good'], limit: FOUND_MAX });
    return found.map((entry) => entry.id);
  }
  return station.device.entries.where('kind').equals('good').primaryKeys();
}

export async function readGoods(station: Station, ids: readonly string[]): Promise<Good[]> {
  const documents = await station.getMany([...ids]);
  return ids.flatMap((id) => (documents.get(id) as unknown as Good | undefined) ?? []);
}
