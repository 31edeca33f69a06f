import { failure, type Result, success } from '../../shared/domain/result.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import { checkIdNumber, tidyIdNumber } from '../../shared/domain/roster/idNumber.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Station } from '../../shared/store/station.ts';

/** `idTaken`: a valid ID number that somebody else on the roster has; `detail` is that person's name. */
export type PersonProblem = StoreProblem | 'idTaken';

/** Records with the same number that are looked at: voided and merged ones among them are passed over. */
const TWINS_READ = 20;

type PersonFields = Partial<Content<'person'>>;

/** Puts a person on the roster, or edits one. Their household goes by the new name where they are its head. */
export async function savePerson(
  station: Station,
  id: string | undefined,
  typed: Record<string, unknown>,
): Promise<Result<string, PersonProblem>> {
  const fields = withIdProblem(typed);
  const taken = await whoElseHas(station, fields.idNumber, id);
  if (taken !== undefined) return failure('idTaken', taken);
  if (id === undefined) {
    const created = await station.create('person', present(arrived(fields)) as Content<'person'>);
    return created.ok ? success(created.value.id) : created;
  }
  const edited = await station.edit<'person'>(id, () => fields);
  if (!edited.ok) return edited;
  if (fields.name !== undefined) {
    const renamed = await renameHousehold(station, id, fields.name);
    if (!renamed.ok) return renamed;
  }
  return success(id);
}

/** The fields with the ID number tidied, and with what is wrong about it, as soon as it was typed. */
function withIdProblem(typed: Record<string, unknown>): PersonFields {
  if (!('idNumber' in typed)) return typed as PersonFields;
  const idNumber = tidyIdNumber(String(typed.idNumber ?? ''));
  const checked = checkIdNumber(idNumber);
  const idProblem = checked.ok ? undefined : checked.fault;
  return { ...(typed as PersonFields), idNumber, idProblem } as PersonFields;
}

/** Someone new lives here; of a birth, the day of coming is the birth date. */
function arrived(fields: PersonFields): PersonFields {
  const born = fields.entry === 'birth' && fields.birthDate ? { enteredOn: fields.birthDate } : {};
  return { status: 'living', ...fields, ...born };
}

/** Without the fields that stay away: a document carries no undefined ones. */
function present(fields: PersonFields): PersonFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as PersonFields;
}

/** The name of somebody else on the roster who has this valid ID number. */
export async function whoElseHas(
  station: Station,
  idNumber: string | undefined,
  id: string | undefined,
): Promise<string | undefined> {
  if (!idNumber || !checkIdNumber(idNumber).ok) return undefined;
  const found = (await station.find('people', { selector: { idNumber }, limit: TWINS_READ })) as unknown as Person[];
  return found.find((person) => person.id !== id && !person.voided && !person.mergedInto)?.name;
}

async function renameHousehold(
  station: Station,
  person: string,
  headName: string,
): Promise<Result<unknown, StoreProblem>> {
  const current = (await station.get<'person'>(person)) as Person | undefined;
  const household =
    current?.household && ((await station.get<'household'>(current.household)) as Household | undefined);
  if (!household || household.head !== person) return success(undefined);
  return station.edit<'household'>(household.id, () => ({ headName }));
}
