import {
  type Affair,
  type AffairFigures,
  type AffairLimit,
  type AffairMetric,
  type AffairStep,
  affairMetric,
} from '../../shared/domain/affair/affair.ts';
import { type Deviation, deviationsOf, type Excess, excessesOf, limitsOn } from '../../shared/domain/affair/limits.ts';
import { type AffairState, type AffairWait, affairStanding, waitsFor } from '../../shared/domain/affair/way.ts';
import type { Deed } from '../../shared/domain/merit/merit.ts';
import { idsAbout, idsFound } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';
import { readSteps } from '../steps/read.ts';

/** Limits a station has had: a few dozen, changed every year or two. */
const LIMITS_MAX = 500;

/** Looked through for the desk: the newest of several years; whatever is older and open stands in the list. */
const LOOKED_THROUGH_MAX = 300;

export async function readLimits(station: Station): Promise<AffairLimit[]> {
  const found = await station.find('rules', { selector: { kind: 'affairLimit' }, limit: LIMITS_MAX });
  return (found as unknown as AffairLimit[]).filter(({ voided }) => !voided);
}

export interface AffairRow {
  affair: Affair;
  state: AffairState;
  wait: AffairWait | undefined;
}

/** The ids of the affairs found by what was typed, the one declared last first. */
export async function affairIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'affair', filter)).reverse();
}

export async function readAffairRows(station: Station, ids: readonly string[]): Promise<AffairRow[]> {
  const documents = await station.getMany([...ids]);
  const affairs = ids.flatMap((id) => (documents.get(id) as unknown as Affair | undefined) ?? []);
  const steps = await readSteps<AffairStep>(
    station,
    affairs.map(({ id }) => id),
    'affairStep',
  );
  return affairs.map((affair) => {
    const { state } = affairStanding(steps.get(affair.id) ?? []);
    return { affair, state, wait: waitsFor(affair, state, today()) };
  });
}

/** The affairs that wait for somebody, the one whose day comes first before the others. */
export async function affairsWaiting(station: Station, wait?: AffairWait): Promise<AffairRow[]> {
  const rows = await readAffairRows(station, (await affairIds(station, '')).slice(0, LOOKED_THROUGH_MAX));
  return rows
    .filter((row) => row.wait !== undefined && (wait === undefined || row.wait === wait))
    .sort((a, b) => (a.affair.on < b.affair.on ? -1 : 1));
}

/** Affairs of one year's register: several a week. */
const YEAR_MAX = 1000;

/** The affairs of a year by their days. */
export async function readAffairYear(station: Station, year: string): Promise<AffairRow[]> {
  const ids = (await idsFound(station.device, 'affair', `${year}-`)).slice(-YEAR_MAX);
  const rows = await readAffairRows(station, ids);
  return rows.sort(({ affair: a }, { affair: b }) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
}

/** The figures that a declaration or a check names. */
export function figuresOf(of: AffairFigures): AffairFigures {
  const named = affairMetric.options.flatMap((metric) => (of[metric] === undefined ? [] : [[metric, of[metric]]]));
  return Object.fromEntries(named) as Partial<Record<AffairMetric, number>>;
}

export interface AffairInHand {
  affair: Affair;
  state: AffairState;
  taken: AffairStep[];
  idle: AffairStep[];
  /** What was declared above the limits of its day, and what was found above them. */
  excesses: Excess[];
  foundExcesses: Excess[];
  deviations: Deviation[];
  /** The last check, once there was one. */
  checked: AffairStep | undefined;
  deeds: Deed[];
}

export async function readAffair(station: Station, id: string): Promise<AffairInHand | undefined> {
  const affair = (await station.get<'affair'>(id)) as Affair | undefined;
  if (!affair || affair.voided) return undefined;
  const [steps, limits, deedIds] = await Promise.all([
    readSteps<AffairStep>(station, [id], 'affairStep'),
    readLimits(station),
    idsAbout(station.device, 'deed', id),
  ]);
  const standing = affairStanding(steps.get(id) ?? []);
  const holding = limitsOn(limits, affair.colour, affair.on);
  const checked = standing.taken.findLast(({ step }) => step === 'check');
  const deeds = [...(await station.getMany(deedIds)).values()] as unknown as Deed[];
  return {
    ...{ affair, checked, ...standing },
    excesses: excessesOf(affair, holding),
    foundExcesses: checked ? excessesOf(checked, holding) : [],
    deviations: checked ? deviationsOf(affair, checked) : [],
    deeds: deeds.filter(({ voided }) => !voided),
  };
}
