import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Places } from '../frame/Places.tsx';

const PLACES = [
  { name: 'meetings', path: '/council', also: '/meeting' },
  { name: 'proposals', path: '/proposal' },
  { name: 'reviews', path: '/review' },
  { name: 'antiVice', path: '/antiViceEntry', also: '/caseFile' },
] as const;

/** The places of the councils' work, with the list of the present one. */
export function CouncilPlaces({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const places = PLACES.map(({ name, ...place }) => ({ ...place, words: t(`council.place.${name}`) }));
  return (
    <Places label={t('council.places')} places={places}>
      {children}
    </Places>
  );
}
