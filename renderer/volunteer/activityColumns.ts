import type { TFunction } from 'i18next';
import type { Format } from '../i18n/format.ts';
import type { RegisterColumn } from '../print/RegisterPaper.tsx';
import type { ActivityRow } from './readActivities.ts';

/** The columns of the register of activities, on its own and in the year's inspection. */
export function activityColumns(t: TFunction, format: Format): RegisterColumn<ActivityRow>[] {
  return [
    { name: 'on', header: t('activity.on'), cell: ({ activity }) => format.date(activity.on), share: 11 },
    { name: 'title', header: t('activity.title'), cell: ({ activity }) => activity.title, share: 20 },
    {
      name: 'theme',
      header: t('activity.theme'),
      cell: ({ activity }) => t(`activity.themeChoice.${activity.theme}`),
      share: 7,
    },
    { name: 'place', header: t('activity.place'), cell: ({ activity }) => activity.place, share: 12 },
    { name: 'organiser', header: t('activity.organiser'), cell: ({ activity }) => activity.organiser, share: 9 },
    {
      name: 'participants',
      header: t('activity.participants'),
      cell: ({ participants }) => format.count(participants),
      share: 7,
      figures: true,
    },
    {
      name: 'served',
      header: t('activity.served'),
      cell: ({ activity }) => format.count(activity.served),
      share: 7,
      figures: true,
    },
    { name: 'recap', header: t('activity.recap'), cell: ({ activity }) => activity.recap, share: 24 },
  ];
}
