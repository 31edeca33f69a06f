import type { TFunction } from 'i18next';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Station } from '../../shared/store/station.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import type { Format } from '../i18n/format.ts';
import { today } from '../station/today.ts';
import { readVolunteers } from './readVolunteers.ts';

/** Hands the volunteers to the clerk as a workbook, phones masked. */
export async function exportTeams(station: Station, t: TFunction, format: Format): Promise<void> {
  const rows = await readVolunteers(station, today());
  await saveXlsx({
    name: t('team.paper'),
    columns: [
      { header: t('team.team'), width: 24 },
      { header: t('team.member'), width: 10 },
      { header: t('team.post'), width: 10 },
      { header: t('person.sex'), width: 6 },
      { header: t('person.politicalStatus'), width: 12 },
      { header: t('person.phone'), width: 14 },
      { header: t('team.skills'), width: 24 },
      { header: t('team.joinedOn'), width: 14 },
    ],
    rows: rows.map(({ team, member, person }) => [
      team,
      member.name,
      t(`team.postOf.${member.post}`),
      person ? t(`person.sexChoice.${person.sex}`) : '',
      person?.politicalStatus ?? '',
      maskPhone(person?.phone ?? ''),
      member.skills,
      format.date(member.from),
    ]),
  });
}
