import type { TFunction } from 'i18next';
import type { Station } from '../../shared/store/station.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import type { Format } from '../i18n/format.ts';
import { readActivityYear } from './readActivities.ts';

/** Hands the activities of a year to the clerk as a workbook. */
export async function exportActivities(station: Station, year: string, t: TFunction, format: Format): Promise<void> {
  const rows = await readActivityYear(station, year);
  await saveXlsx({
    name: t('activity.paper', { year }),
    columns: [
      { header: t('activity.on'), width: 14 },
      { header: t('activity.title'), width: 30 },
      { header: t('activity.theme'), width: 8 },
      { header: t('activity.place'), width: 16 },
      { header: t('activity.organiser'), width: 12 },
      { header: t('activity.participants'), width: 8 },
      { header: t('activity.served'), width: 8 },
      { header: t('activity.recap'), width: 40 },
    ],
    rows: rows.map(({ activity, participants }) => [
      format.date(activity.on),
      activity.title,
      t(`activity.themeChoice.${activity.theme}`),
      activity.place,
      activity.organiser,
      String(participants),
      String(activity.served),
      activity.recap,
    ]),
  });
}
