import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Places } from '../frame/Places.tsx';

const PLACES = [
  { name: 'deeds', path: '/deed' },
  { name: 'passbooks', path: '/passbook' },
  { name: 'goods', path: '/good', also: '/merchant' },
  { name: 'rubrics', path: '/rubric' },
  { name: 'honours', path: '/honour' },
  { name: 'books', path: '/books', also: '/entry' },
] as const;

/** The places of the merit bank, with the list of the present one. */
export function MeritPlaces({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const places = PLACES.map(({ name, ...place }) => ({ ...place, words: t(`merit.place.${name}`) }));
  return (
    <Places label={t('merit.places')} places={places}>
      {children}
    </Places>
  );
}
