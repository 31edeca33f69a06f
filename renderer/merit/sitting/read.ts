import type { CalendarDay } from '../../../shared/domain/calendar/day.ts';
import { type Readiness, readinessOf } from '../../../shared/domain/merit/depositing.ts';
import { isLikelyTwice } from '../../../shared/domain/merit/duplicates.ts';
import { holdingJudgement } from '../../../shared/domain/merit/judging.ts';
import type { Deed, Judgement, Rubric, RubricItem } from '../../../shared/domain/merit/merit.ts';
import { itemOf, worth } from '../../../shared/domain/merit/rubric.ts';
import type { LineStanding } from '../../../shared/domain/notice/objecting.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { deedsAt } from '../../../shared/store/derived/deeds.ts';
import { partsOf } from '../../../shared/store/derived/search.ts';
import type { Station } from '../../../shared/store/station.ts';
import { readPostingsAbout } from '../../notice/read.ts';
import { today } from '../../station/today.ts';
import { readRoom } from '../room.ts';

/** Deeds that one sitting goes through; those beyond wait for the next page. */
export const SITTING_MAX = 100;
/** Judged deeds looked at at once. */
const JUDGED_MAX = 500;

/** A deed with whom it is about and the rubric's line. */
export interface NamedDeed {
  deed: Deed;
  headName: string;
  villagersGroup: string;
  rubric: Rubric | undefined;
  item: RubricItem | undefined;
}

/** A deed before the council: what it may be worth, in hundredths of a point, and whether it was handed in before. */
export interface WaitingDeed extends NamedDeed {
  least: number;
  most: number;
  /** What the caps leave; Infinity without any. */
  room: number;
  /** Other registrations that are likely of the same deed. */
  twins: number;
}

async function named(station: Station, ids: readonly string[]): Promise<NamedDeed[]> {
  const documents = await station.getMany([...ids]);
  const deeds = ids.flatMap((id) => (documents.get(id) as unknown as Deed | undefined) ?? []);
  const about = await station.getMany([...new Set(deeds.flatMap(({ household, rubric }) => [household, rubric]))]);
  return deeds.map((deed) => {
    const household = about.get(deed.household) as unknown as Household | undefined;
    const rubric = about.get(deed.rubric) as unknown as Rubric | undefined;
    return {
      deed,
      headName: household?.headName ?? '',
      villagersGroup: household?.villagersGroup ?? '',
      rubric,
      item: rubric && itemOf(rubric, deed.item),
    };
  });
}

/** The deeds that wait longest, one sitting of them. */
export async function readSitting(station: Station): Promise<WaitingDeed[]> {
  const rows = await named(station, await deedsAt(station.device, 'waiting', { offset: 0, limit: SITTING_MAX }));
  return Promise.all(
    rows.map(async (row) => {
      const { least, most } = row.item ? worth(row.item, row.deed.quantity) : { least: 0, most: 0 };
      const [room, twins] = await Promise.all([readRoom(station, row.deed, row.item), readTwins(station, row.deed)]);
      return { ...row, least, most, room, twins };
    }),
  );
}

async function readTwins(station: Station, deed: Deed): Promise<number> {
  const ids = await partsOf(station.device, deed.household, 'deed');
  const rows = await station.device.deeds.bulkGet(ids);
  const sameDay = ids.filter((_, index) => rows[index]?.happenedOn === deed.happenedOn);
  const others = [...(await station.getMany(sameDay)).values()] as unknown as Deed[];
  return others.filter((other) => isLikelyTwice(deed, other)).length;
}

/** A judged deed and whether its points may be deposited. */
export interface JudgedDeed extends NamedDeed {
  judgement: Judgement;
  deposited: boolean;
  readiness: Readiness;
  /** The last day on the board, while it is there. */
  until: CalendarDay | undefined;
}

export async function readJudged(station: Station): Promise<JudgedDeed[]> {
  return readReadiness(station, await deedsAt(station.device, 'judged', { offset: 0, limit: JUDGED_MAX }));
}

/** How each of these judged deeds stands on the board; those that nothing holds for are left out. */
export async function readReadiness(station: Station, ids: readonly string[]): Promise<JudgedDeed[]> {
  const [rows, standings] = await Promise.all([named(station, ids), station.device.deeds.bulkGet([...ids])]);
  const deposited = new Set(standings.flatMap((row) => (row?.stage === 'deposited' ? [row.id] : [])));
  const holding = new Map(standings.map((row) => [row?.id ?? '', holdingJudgement(row?.judgements ?? [])?.id ?? '']));
  const judgements = await station.getMany([...holding.values()].filter((id) => id !== ''));
  const lines = await linesAbout(station, [...judgements.keys()]);
  return rows.flatMap((row) => {
    const judgement = judgements.get(holding.get(row.deed.id) ?? '') as unknown as Judgement | undefined;
    if (!judgement) return [];
    const found = lines.get(judgement.id) ?? [];
    const standing = found.map((line) => line.standing);
    const readiness = readinessOf(judgement, { noticeDays: row.rubric?.noticeDays ?? 0 }, standing, today());
    return [
      {
        ...row,
        judgement,
        deposited: deposited.has(row.deed.id),
        readiness,
        until: found.find((line) => line.standing === 'posted')?.to,
      },
    ];
  });
}

interface BoardLine {
  standing: LineStanding;
  to: CalendarDay;
}

async function linesAbout(station: Station, judgements: readonly string[]): Promise<Map<string, BoardLine[]>> {
  const found = new Map<string, BoardLine[]>();
  for (const { posted, lines } of await readPostingsAbout(station, judgements)) {
    for (const { id, about } of posted.lines) {
      const standing = lines.get(id);
      if (about === undefined || standing === undefined) continue;
      found.set(about, [...(found.get(about) ?? []), { standing, to: posted.to }]);
    }
  }
  return found;
}
