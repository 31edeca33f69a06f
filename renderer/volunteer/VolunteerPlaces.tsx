import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Places } from '../frame/Places.tsx';

const PLACES = [
  { name: 'teams', path: '/team' },
  { name: 'activities', path: '/activity' },
] as const;

/** The places of volunteering, with the list of the present one. */
export function VolunteerPlaces({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const places = PLACES.map(({ name, path }) => ({ path, words: t(`volunteer.place.${name}`) }));
  return (
    <Places label={t('volunteer.places')} places={places}>
      {children}
    </Places>
  );
}
