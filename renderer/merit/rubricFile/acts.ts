import type { Rubric, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { RUBRIC_COLUMNS, readRubricSheet, rubricRows } from '../../../shared/domain/merit/rubricSheet.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';
import type { Problem } from '../../errors/problem.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import type { Sheet } from '../../export/saveXlsx.ts';
import { readWorkbookFile } from '../../file/readWorkbookFile.ts';
import { today } from '../../station/today.ts';

/** A rubric as a sheet that can be written on and read in again. */
export function rubricSheetOf({ name, items }: Pick<RubricTerms, 'name' | 'items'>): Sheet {
  return { name, columns: RUBRIC_COLUMNS.map(({ header, width }) => ({ header, width })), rows: rubricRows(items) };
}

/** What a draft takes from elsewhere than its lines. */
export type DraftTerms = Pick<RubricTerms, 'source' | 'noticeDays'>;

/**
 * Takes a rubric's lines from a workbook: into a new draft, which is not in force before somebody says so, or into the
 * draft in hand, whose lines it replaces.
 */
export async function importRubric(station: Station, file: File, terms: DraftTerms, draft?: Rubric): Promise<Acted> {
  const workbook = await readWorkbookFile(file);
  if (!workbook.ok)
    return { ok: false, problem: { reason: `workbook.${workbook.reason}`, values: { format: '.xlsx' } } };
  const items = readRubricSheet(workbook.value);
  if (!items.ok) {
    return { ok: false, problem: { reason: `rubricSheet.${items.reason}`, values: placeOf(items.detail) } };
  }
  if (draft) {
    const problem = await replaceLines(station, draft.id, items.value);
    return problem ? { ok: false, problem } : { ok: true, id: draft.id };
  }
  const name = file.name.replace(/\.[^.]*$/, '');
  const content = { ...terms, name, items: items.value, validFrom: today(), draft: true };
  return acted(await station.create('rubric', content));
}

/** Where in the sheet it is, for the sentence: the row or the number of a line, and the column where one is to blame. */
function placeOf(detail = ''): Record<string, string> {
  const [at = '', column = ''] = detail.split(' ');
  return { at, column };
}

/** Puts other lines into a draft; `inForce` where it is none any more. */
async function replaceLines(station: Station, draft: string, items: Rubric['items']): Promise<Problem | undefined> {
  const current = await station.get<'rubric'>(draft);
  if (!current?.draft) return { reason: 'rubricSheet.inForce' };
  return refusalOf(await station.edit<'rubric'>(draft, () => ({ items })));
}

/** Puts a draft into force from a day on; it is edited no more. */
export async function enactDraft(station: Station, draft: string, validFrom: string): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'rubric'>(draft, () => ({ draft: undefined, validFrom }) as never));
}

/** Takes it back: it is a draft again. */
export async function returnToDraft(station: Station, { id, validFrom }: Rubric): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'rubric'>(id, () => ({ draft: true, validFrom })));
}
