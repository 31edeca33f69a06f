import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { caseFile } from '../../shared/domain/antiVice/caseFile.ts';
import { type CaseOpening, openCaseFile } from '../../shared/store/caseFiles.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';

const PLAN: FormPlan = {
  kind: 'caseFile',
  schema: caseFile,
  groups: [
    {
      name: 'case',
      fields: [
        { name: 'vice', shape: { as: 'choice', choices: caseFile.shape.vice.options }, required: true },
        { name: 'name', shape: { as: 'text' } },
        { name: 'openedOn', shape: { as: 'date', lean: 'past' } },
        { name: 'openedBy', shape: { as: 'text' } },
        { name: 'account', shape: { as: 'longText' } },
      ],
    },
  ],
  check: ({ openedOn }) => (String(openedOn) > today() ? [{ field: 'openedOn', reason: 'caseFile.inFuture' }] : []),
};

/** A new case file, on this laptop alone. */
export function OpenCaseFile() {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const initial = useMemo(() => ({ ...untouched(PLAN), openedOn: today(), openedBy: station.clerk }), [station]);
  const form = useForm({ plan: PLAN, draft: 'caseFile/new', initial, today: today() });
  return (
    <ThingPage title={t('caseFile.add')} about={t('caseFile.staysHere')}>
      <Form
        form={form}
        focusFirst
        handIn={t('caseFile.add')}
        onCancel={() => void navigate('/caseFile')}
        onFinish={async ({ content }) => {
          const opened = await openCaseFile(station.device, content as CaseOpening);
          if (!opened.ok) return refusalOf(opened);
          void navigate(`/caseFile/${opened.value.id}`, { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
