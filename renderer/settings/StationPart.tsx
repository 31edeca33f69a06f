import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type StationSettings, stationSettings } from '../../shared/domain/station/settings.ts';
import type { Content } from '../../shared/store/station.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { Facts } from '../frame/Facts.tsx';
import { useTellDone } from '../journal/useUndo.ts';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';

const STATION: FormPlan = {
  kind: 'stationSettings',
  schema: stationSettings,
  groups: [
    {
      name: 'station',
      fields: [
        { name: 'name', shape: { as: 'text' } },
        { name: 'village', shape: { as: 'text' } },
      ],
    },
  ],
};

/** What the station is called; the code stays as it is. */
export function StationPart() {
  const { t } = useTranslation();
  const { code } = useStation();
  const { value: settings } = useLive(readSettings);
  return (
    <>
      <Facts facts={[{ label: t('settings.station.code'), value: <span className="figures">{code}</span> }]} />
      {settings ? <StationForm key={settings.id} settings={settings} /> : <p>{t('settings.station.notYet')}</p>}
    </>
  );
}

function StationForm({ settings }: { settings: StationSettings }) {
  const { t } = useTranslation();
  const station = useStation();
  const tellDone = useTellDone();
  const initial = useMemo(() => typedFrom(STATION, settings), [settings]);
  const form = useForm({ plan: STATION, draft: settings.id, initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t('action.save')}
      onFinish={async ({ changed }) => {
        const edited = await station.edit<'stationSettings'>(
          settings.id,
          () => changed as Partial<Content<'stationSettings'>>,
        );
        if (edited.ok) await tellDone(settings as unknown as Stored, settings.id);
        return refusalOf(edited);
      }}
    />
  );
}
