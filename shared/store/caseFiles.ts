import { ulid } from 'ulid';
import {
  type CaseFile,
  type CaseNote,
  type CaseRefusal,
  caseFile,
  closedOn,
  withNote,
} from '../domain/antiVice/caseFile.ts';
import type { CalendarDay } from '../domain/calendar/day.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { DeviceDatabase } from './deviceDatabase.ts';
import { problemOf, type StoreProblem } from './problem.ts';

/** What a new case file says. */
export type CaseOpening = Pick<CaseFile, 'vice' | 'name' | 'openedOn' | 'openedBy' | 'account'>;

/** Opens a case file on this device alone. */
export async function openCaseFile(
  device: DeviceDatabase,
  opening: CaseOpening,
): Promise<Result<CaseFile, StoreProblem>> {
  const file = caseFile.safeParse({ ...opening, id: ulid(), notes: [] });
  if (!file.success) return failure('invalid', `caseFile.${file.error.issues[0]?.path.join('.') ?? ''}`);
  return written(() => device.caseFiles.add(file.data), file.data);
}

export async function noteInCaseFile(
  device: DeviceDatabase,
  id: string,
  note: CaseNote,
  today: CalendarDay,
): Promise<Result<CaseFile, CaseRefusal | StoreProblem>> {
  return changed(device, id, (file) => withNote(file, note, today));
}

export async function closeCaseFile(
  device: DeviceDatabase,
  id: string,
  day: CalendarDay,
  today: CalendarDay,
): Promise<Result<CaseFile, CaseRefusal | StoreProblem>> {
  return changed(device, id, (file) => closedOn(file, day, today));
}

export async function readCaseFile(device: DeviceDatabase, id: string): Promise<CaseFile | undefined> {
  return device.caseFiles.get(id);
}

/** Case files looked through for a name: a village has a few. */
const LOOKED_THROUGH_MAX = 1000;

/** The ids of the case files of people whose name holds what was typed, the newest first; all of them for ''. */
export async function caseFileIds(device: DeviceDatabase, typed = ''): Promise<string[]> {
  const newest = device.caseFiles.orderBy('id').reverse();
  const name = typed.trim();
  if (name === '') return newest.primaryKeys();
  const files = await newest.limit(LOOKED_THROUGH_MAX).toArray();
  return files.filter((file) => file.name.includes(name)).map(({ id }) => id);
}

/** Changes a file as it stands at this moment, in one transaction: two windows may write at once. */
async function changed(
  device: DeviceDatabase,
  id: string,
  change: (file: CaseFile) => Result<CaseFile, CaseRefusal>,
): Promise<Result<CaseFile, CaseRefusal | StoreProblem>> {
  try {
    return await device.transaction('rw', device.caseFiles, async () => {
      const file = await device.caseFiles.get(id);
      if (!file) return failure<StoreProblem>('missing');
      const next = change(file);
      if (next.ok) await device.caseFiles.put(next.value);
      return next;
    });
  } catch (error) {
    return failure(problemOf(error));
  }
}

async function written(write: () => PromiseLike<unknown>, file: CaseFile): Promise<Result<CaseFile, StoreProblem>> {
  try {
    await write();
    return success(file);
  } catch (error) {
    return failure(problemOf(error));
  }
}
