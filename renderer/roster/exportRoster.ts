import type { TFunction } from 'i18next';
import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { RESTRICTED_TAGS, tagsOf } from '../../shared/domain/roster/tags.ts';
import type { Sheet } from '../export/saveXlsx.ts';
import { today } from '../station/today.ts';
import type { HouseholdRow, PersonRow } from './read.ts';

const TEXT_FIELDS: readonly [keyof Person & string, number][] = [
  ['idNumber', 22],
  ['birthDate', 12],
  ['ethnicity', 8],
  ['relation', 12],
  ['education', 10],
  ['politicalStatus', 12],
  ['phone', 14],
  ['address', 30],
];

const MASKS: Partial<Record<string, (text: string) => string>> = { idNumber: maskIdNumber, phone: maskPhone };

/**
 * The roster as a workbook, columns as clerks keep them, so that it can be read in again.
 * @param isFull numbers in full, and the restricted tags with them; otherwise masked and left out
 */
export function peopleSheet(rows: readonly PersonRow[], name: string, t: TFunction, isFull: boolean): Sheet {
  const day = today();
  const tags = (person: Person) =>
    tagsOf(person, day)
      .filter((tag) => isFull || !RESTRICTED_TAGS.includes(tag))
      .map((tag) => t(`roster.tags.${tag}`))
      .join('、');
  const text = (person: Person, field: keyof Person & string) => {
    const mask = isFull ? undefined : MASKS[field];
    const written = String(person[field] ?? '');
    return mask && written !== '' ? mask(written) : written;
  };
  const column = (field: string, width: number) => ({ header: t(`person.${field}`), width });
  return {
    name,
    columns: [
      { header: t('household.villagersGroup'), width: 10 },
      { header: t('household.headName'), width: 10 },
      column('name', 10),
      column('sex', 6),
      ...TEXT_FIELDS.map(([field, width]) => column(field, width)),
      column('residence', 12),
      column('status', 8),
      { header: t('roster.tag'), width: 16 },
      column('note', 24),
    ],
    rows: rows.map(({ person, household }) => [
      household?.villagersGroup ?? '',
      household?.headName ?? '',
      person.name,
      t(`person.sexChoice.${person.sex}`),
      ...TEXT_FIELDS.map(([field]) => text(person, field)),
      t(`person.residenceChoice.${person.residence}`),
      t(`person.statusChoice.${person.status}`),
      tags(person),
      person.note,
    ]),
  };
}

export function householdsSheet(rows: readonly HouseholdRow[], name: string, t: TFunction): Sheet {
  return {
    name,
    columns: [
      { header: t('household.villagersGroup'), width: 10 },
      { header: t('household.headName'), width: 10 },
      { header: t('roster.members'), width: 8 },
      { header: t('household.address'), width: 30 },
      { header: t('household.note'), width: 24 },
    ],
    rows: rows.map(({ household, members }) => [
      household.villagersGroup,
      household.headName,
      String(members),
      household.address,
      household.note,
    ]),
  };
}
