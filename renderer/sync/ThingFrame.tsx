import { useTranslation } from 'react-i18next';
import { ThingPage } from '../frame/ThingPage.tsx';
import { kindWord } from './fieldWords.ts';
import { type Thing, thingName } from './things.ts';

/** The page of one thing: its name or, where it has none, its kind. */
export function ThingFrame({
  thing,
  acts,
  children,
}: {
  thing: Thing;
  acts?: React.ReactNode;
  children: React.ReactNode;
}) {
  const { i18n } = useTranslation();
  const kind = kindWord(i18n, thing.id);
  const name = thingName(thing);
  return (
    <ThingPage title={name || kind} about={name === '' ? undefined : kind} acts={acts}>
      {children}
    </ThingPage>
  );
}

export function SettledAlready() {
  const { t } = useTranslation();
  return <ThingPage title={t('sync.settledAlready')}>{null}</ThingPage>;
}
