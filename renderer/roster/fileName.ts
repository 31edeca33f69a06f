import type { TFunction } from 'i18next';
import type { Narrowing } from './narrowing.ts';

/** What a register is called, on paper and as a file: 3组党员花名册, 迁出人员花名册, 户册. */
export function fileName(kind: 'person' | 'household', { group, tag, status }: Narrowing, t: TFunction): string {
  if (kind === 'household') return t('roster.householdsFile', { group });
  const who = [
    tag === '' ? '' : t(`roster.tags.${tag}`),
    status === 'living' || status === '' ? '' : t(`person.statusChoice.${status}`),
  ].join('');
  return t('roster.peopleFile', { group, who });
}
