import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { pact } from '../../shared/domain/pact/pact.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { type Beginning, draftPact } from './acts.ts';
import type { PactVersion } from './read.ts';

const TEMPLATE = 'template';
const NOTHING = 'nothing';

function beginningOf(choice: string): Beginning {
  if (choice === TEMPLATE || choice === NOTHING) return { from: choice };
  return { from: 'version', pact: choice };
}

/** Another version of the pact: from one that there is, from the template, or from nothing. */
export function NewPact({ versions }: { versions: readonly PactVersion[] }) {
  const { value: settings } = useLive(readSettings);
  const village = settings?.village ?? '';
  return <NewPactForm key={`${village}/${versions[0]?.id}`} versions={versions} village={village} />;
}

function NewPactForm({ versions, village }: { versions: readonly PactVersion[]; village: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form begins anew with its key
  const plan = useMemo((): FormPlan => {
    const own = Object.fromEntries(
      versions.map(({ pact: { id, name, version } }) => [id, t('pact.fromVersion', { name, version })]),
    );
    const labels = { ...own, [TEMPLATE]: t('pact.fromTemplate'), [NOTHING]: t('pact.fromNothing') };
    return {
      kind: 'pact',
      schema: z.object({ name: pact.shape.name, beginning: z.string() }),
      groups: [
        {
          name: 'new',
          fields: [
            { name: 'name', shape: { as: 'text' } },
            { name: 'beginning', shape: { as: 'choice', choices: Object.keys(labels), labels } },
          ],
        },
      ],
    };
  }, []);
  const latest = versions[0]?.pact;
  const initial = useMemo(
    () => ({ name: latest?.name ?? `${village}村规民约`, beginning: latest?.id ?? TEMPLATE }),
    [latest, village],
  );
  const form = useForm({ plan, draft: 'pact/new', initial, today: today() });
  return (
    <ThingPage title={t('pact.draft')} about={t('pact.draftAbout')}>
      <Form
        form={form}
        focusFirst
        handIn={t('pact.begin')}
        onFinish={async ({ content }) => {
          const { name, beginning } = content as { name: string; beginning: string };
          const drafted = await draftPact(station, name, beginningOf(beginning));
          if (!drafted.ok) return drafted.problem;
          say({ says: { done: t('pact.begun') } });
          await navigate(addressOf(drafted.id), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
