import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type AntiViceEntry, antiViceEntry, antiViceWork } from '../../shared/domain/antiVice/antiVice.ts';
import type { Content } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'antiViceEntry',
  schema: antiViceEntry,
  groups: [
    {
      name: 'what',
      fields: [
        { name: 'work', shape: { as: 'choice', choices: antiViceWork.options }, required: true },
        { name: 'title', shape: { as: 'text' } },
        { name: 'on', shape: { as: 'date', lean: 'past' } },
        { name: 'place', shape: { as: 'text' } },
        { name: 'by', shape: { as: 'text' } },
        { name: 'reached', shape: { as: 'number' } },
        { name: 'content', shape: { as: 'longText' } },
      ],
    },
  ],
  check: ({ on }) => (String(on) > today() ? [{ field: 'on', reason: 'antiVice.inFuture' }] : []),
};

/** A line of the register, new or corrected. It names nobody, and says so. */
export function EntryForm({ entry }: { entry?: AntiViceEntry }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(() => {
    if (!entry) return { ...untouched(PLAN), on: today(), by: station.clerk, reached: '0' };
    return typedFrom(PLAN, entry);
  }, [entry, station]);
  const form = useForm({ plan: PLAN, draft: entry?.id ?? 'antiViceEntry/new', initial, today: today() });
  const leave = () => void navigate(entry ? addressOf(entry.id) : '/antiViceEntry', { replace: true });
  return (
    <ThingPage title={entry?.title ?? t('antiVice.add')} about={t('antiVice.nobody')}>
      <Form
        form={form}
        focusFirst
        handIn={t('action.save')}
        onCancel={leave}
        onFinish={async ({ content }) => {
          const words = content as Content<'antiViceEntry'>;
          const saved = entry
            ? await station.edit<'antiViceEntry'>(entry.id, () => words)
            : await station.create('antiViceEntry', words);
          if (!saved.ok) return refusalOf(saved);
          say({ says: { done: t('antiVice.saved') } });
          if (entry) leave();
          else void navigate(addressOf((saved.value as AntiViceEntry).id), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
