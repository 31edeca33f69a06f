import type { Rubric, RubricItem, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { withItem } from '../../../shared/domain/merit/rubricForm.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import type { Problem } from '../../errors/problem.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { today } from '../../station/today.ts';

/** Begins a draft with the lines of another rubric; what is in force stays as it is until the draft is. */
export async function draftFrom(station: Station, { name, source, items, noticeDays }: RubricTerms): Promise<Acted> {
  const content = { name, source, items, noticeDays, validFrom: today(), draft: true };
  return acted(await station.create('rubric', content));
}

async function changeLines(
  station: Station,
  draft: string,
  change: (items: readonly RubricItem[]) => RubricItem[],
): Promise<Problem | undefined> {
  const current = (await station.get<'rubric'>(draft)) as Rubric | undefined;
  if (!current?.draft) return { reason: 'rubricSheet.inForce' };
  return refusalOf(await station.edit<'rubric'>(draft, ({ items }) => ({ items: change(items) })));
}

/** Puts a line into a draft: in the place of the line of code `at`, or at the end. */
export async function putItem(station: Station, draft: string, item: RubricItem, at: string | undefined) {
  return changeLines(station, draft, (items) => withItem(items, item, at));
}

export async function strikeItem(station: Station, draft: string, code: string) {
  return changeLines(station, draft, (items) => items.filter((item) => item.code !== code));
}

/** Puts a draft's lines back as they were. */
export async function restoreItems(station: Station, draft: string, items: readonly RubricItem[]) {
  return changeLines(station, draft, () => [...items]);
}
