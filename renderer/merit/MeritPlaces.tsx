import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Places } from '../frame/Places.tsx';

const PLACES = [
  { name: 'deeds', path: '/deed' },
  { name: 'passbooks', path: '/passbook' },
  { name: 'goods', path: '/good' },
  { name: 'rubrics', path: '/rubric' },
] as const;

/** The four places of the merit bank, with the list of the present one. */
export function MeritPlaces({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const places = PLACES.map(({ name, path }) => ({ path, words: t(`merit.place.${name}`) }));
  return (
    <Places label={t('merit.places')} places={places}>
      {children}
    </Places>
  );
}
