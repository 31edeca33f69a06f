import type { TFunction } from 'i18next';
import { ageOn } from '../../shared/domain/roster/age.ts';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Format } from '../i18n/format.ts';
import type { RegisterColumn } from '../print/RegisterPaper.tsx';
import { today } from '../station/today.ts';
import type { VolunteerRow } from './readVolunteers.ts';

/** The columns of a register of several teams. */
export function teamColumns(t: TFunction, format: Format): RegisterColumn<VolunteerRow>[] {
  const team = { name: 'team', header: t('team.team'), cell: ({ team }: VolunteerRow) => team, share: 16 };
  return [team, ...memberColumns(t, format)];
}

/** The columns of one team's list; phones masked. */
export function memberColumns(t: TFunction, format: Format): RegisterColumn<VolunteerRow>[] {
  const age = ({ person }: VolunteerRow) => {
    const years = person && ageOn(person.birthDate, today());
    return years === undefined ? '' : format.count(years);
  };
  return [
    { name: 'name', header: t('team.member'), cell: ({ member }) => member.name, share: 8 },
    { name: 'post', header: t('team.post'), cell: ({ member }) => t(`team.postOf.${member.post}`), share: 8 },
    {
      name: 'sex',
      header: t('person.sex'),
      cell: ({ person }) => (person ? t(`person.sexChoice.${person.sex}`) : ''),
      share: 5,
    },
    { name: 'age', header: t('team.age'), cell: age, share: 5, figures: true },
    {
      name: 'politicalStatus',
      header: t('person.politicalStatus'),
      cell: ({ person }) => person?.politicalStatus ?? '',
      share: 9,
    },
    { name: 'phone', header: t('person.phone'), cell: ({ person }) => maskPhone(person?.phone ?? ''), share: 12 },
    { name: 'skills', header: t('team.skills'), cell: ({ member }) => member.skills, share: 18 },
    { name: 'from', header: t('team.joinedOn'), cell: ({ member }) => format.date(member.from), share: 12 },
  ];
}
