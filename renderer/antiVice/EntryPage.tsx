import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { AntiViceEntry } from '../../shared/domain/antiVice/antiVice.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive } from '../station/station.ts';
import { EntryForm } from './EntryForm.tsx';

/** One line of the register. */
export function EntryPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const discard = useVoid();
  const read = useCallback(async (station: Station) => ({ entry: await station.get<'antiViceEntry'>(id) }), [id]);
  const { value } = useLive(read);
  if (!value) return null;
  const entry = value.entry as AntiViceEntry | undefined;
  if (!entry || entry.voided) return <Sentence problem={{ reason: 'antiVice.gone' }} />;
  if (query.get('act') === 'edit') return <EntryForm entry={entry} />;
  const voidIt = async () => {
    await discard(entry);
    await navigate('/antiViceEntry');
  };
  return (
    <ThingPage
      title={entry.title}
      acts={
        <>
          <Button onClick={() => setQuery({ act: 'edit' })}>{t('action.edit')}</Button>
          <Button onClick={() => void voidIt()}>{t('action.void')}</Button>
        </>
      }
    >
      <Facts
        facts={[
          { label: t('antiViceEntry.work'), value: t(`antiViceEntry.workChoice.${entry.work}`) },
          { label: t('antiViceEntry.on'), value: format.date(entry.on) },
          { label: t('antiViceEntry.place'), value: entry.place },
          { label: t('antiViceEntry.by'), value: entry.by },
          { label: t('antiViceEntry.reached'), value: t('antiVice.people', { number: format.count(entry.reached) }) },
          { label: t('antiViceEntry.content'), value: entry.content },
        ]}
      />
    </ThingPage>
  );
}
