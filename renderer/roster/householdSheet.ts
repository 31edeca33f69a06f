import { z } from 'zod';
import { calendarDate, line } from '../../shared/domain/document.ts';
import { failure, type Result, success } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Creation, Station } from '../../shared/store/station.ts';
import type { FormPlan } from '../form/plan.ts';
import { whoElseHas } from './acts.ts';
import type { SheetMember } from './sheetRows.ts';

const HEAD = z.object({
  villagersGroup: line.min(1),
  address: line,
  entry: z.enum(['recorded', 'movedIn']),
  enteredOn: calendarDate.optional(),
});

/** The head of a household's sheet, as on the paper form; below it the members, a row each. */
export function sheetPlan(groups: readonly string[]): FormPlan {
  return {
    kind: 'householdSheet',
    schema: HEAD,
    groups: [
      {
        name: 'household',
        fields: [
          { name: 'villagersGroup', shape: { as: 'words', words: groups } },
          { name: 'address', shape: { as: 'text' } },
          { name: 'entry', shape: { as: 'choice', choices: ['recorded', 'movedIn'] } },
          { name: 'enteredOn', shape: { as: 'date', lean: 'past' } },
        ],
      },
    ],
    check: ({ entry, enteredOn }) =>
      entry === 'movedIn' && !enteredOn ? [{ field: 'enteredOn', reason: 'form.required' }] : [],
  };
}

export interface SheetHead {
  villagersGroup: string;
  address: string;
  entry: 'recorded' | 'movedIn';
  enteredOn?: string;
}

/** `idTaken`: a number that someone else on the roster has, `detail` says who; `twice`: two rows have the same. */
export type SheetProblem = StoreProblem | 'idTaken' | 'twice' | 'nobody';

/**
 * Puts a household with all its members on the roster. Their ids were reserved with the sheet's draft, so handing it in
 * again after a kill in the middle completes it and makes nothing twice.
 */
export async function saveSheet(
  station: Station,
  household: string,
  head: SheetHead,
  members: readonly SheetMember[],
): Promise<Result<string, SheetProblem>> {
  const [first] = members;
  if (!first) return failure('nobody');
  const numbers = members.filter(({ content }) => !content.idProblem).map(({ content }) => content.idNumber);
  if (new Set(numbers).size < numbers.length) return failure('twice');
  for (const { id, content } of members) {
    const taken = await whoElseHas(station, content.idNumber, id);
    if (taken !== undefined) return failure('idTaken', taken);
  }
  const { villagersGroup, address } = head;
  const record: Content<'household'> = {
    villagersGroup,
    address,
    headName: first.content.name,
    head: first.id,
    note: '',
  };
  const people = members.map(({ id, content }) => ({ id, content: personOf(content, household, head) }));
  const created = await station.createMany([
    { kind: 'household', id: household, content: record },
    ...people.map(({ id, content }): Creation => ({ kind: 'person', id, content })),
  ]);
  if (!created.ok) return created;
  // What a kill had left half handed in is brought to what the sheet says now; nothing is written where nothing differs.
  for (const { id, content } of people) {
    const edited = await station.edit<'person'>(id, () => content);
    if (!edited.ok) return edited;
  }
  const edited = await station.edit<'household'>(household, () => record);
  return edited.ok ? success(household) : edited;
}

function personOf(
  content: SheetMember['content'],
  household: string,
  { address, entry, enteredOn }: SheetHead,
): Content<'person'> {
  return {
    ethnicity: '汉族',
    education: '',
    politicalStatus: '群众',
    residence: 'registered',
    status: 'living',
    note: '',
    address,
    household,
    ...(entry === 'movedIn' && enteredOn && { entry, enteredOn }),
    ...content,
  };
}
