import { checkIdNumber } from './idNumber.ts';
import type { Person } from './person.ts';

/** Why two records are taken for the same person. */
export type TwinReason = 'idNumber' | 'nameAndBirth';

/**
 * What someone on the roster twice would have in common: a valid ID number, or name and birth date. The reason, a space,
 * and what is the same. Records off the roster have nothing in common with anyone.
 */
export function twinKeys({ name, birthDate, idNumber, voided, mergedInto }: Person): string[] {
  if (voided || mergedInto) return [];
  return [
    ...(checkIdNumber(idNumber).ok ? [`idNumber ${idNumber}`] : []),
    ...(birthDate === '' ? [] : [`nameAndBirth ${birthDate} ${name}`]),
  ];
}

export function twinReason(key: string): TwinReason {
  return key.startsWith('idNumber ') ? 'idNumber' : 'nameAndBirth';
}

/** Whether people with a key in common are still to be settled: more than one, not all of them told apart already. */
export function areTwins(ids: readonly string[], distinct: readonly string[]): boolean {
  return ids.length > 1 && !ids.every((id) => distinct.includes(id));
}
