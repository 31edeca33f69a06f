import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type CaseFile, type CaseRefusal, caseNote } from '../../shared/domain/antiVice/caseFile.ts';
import type { Result } from '../../shared/domain/result.ts';
import { closeCaseFile, noteInCaseFile, readCaseFile } from '../../shared/store/caseFiles.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Station } from '../../shared/store/station.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { noteAccess } from '../station/accessLog.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { CaseNotes } from './CaseNotes.tsx';

/** The sentence for what a case file refused. */
export function caseProblem(result: Result<CaseFile, CaseRefusal | StoreProblem>): Problem | undefined {
  if (result.ok) return undefined;
  const own = result.reason in CASE_REFUSALS;
  return { reason: own ? `caseFile.${result.reason}` : `store.${result.reason}` };
}
const CASE_REFUSALS: Record<CaseRefusal, true> = {
  closed: true,
  full: true,
  inFuture: true,
  beforeOpening: true,
  saysMissing: true,
};

/** One case file. That it was opened is noted. */
export function CaseFilePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { value } = useLive(
    useCallback(async ({ device }: Station) => ({ file: await readCaseFile(device, id) }), [id]),
  );
  const file = value?.file;
  const openedOn = file?.openedOn;
  useEffect(() => {
    if (openedOn) void noteSeen(station, t('caseFile.logged', { date: openedOn }));
  }, [station, openedOn, t]);
  if (!value) return null;
  if (!file) return <Sentence problem={{ reason: 'caseFile.gone' }} />;
  return (
    <ThingPage title={file.name} about={t('caseFile.staysHere')} acts={<CaseActs file={file} />}>
      <Facts
        facts={[
          { label: t('caseFile.vice'), value: t(`caseFile.viceChoice.${file.vice}`) },
          {
            label: t('caseFile.openedOn'),
            value: t('steps.byOn', { by: file.openedBy, date: format.date(file.openedOn) }),
          },
          { label: t('caseFile.account'), value: file.account },
          { label: t('caseFile.closedOn'), value: file.closedOn && format.date(file.closedOn) },
        ]}
      />
      <CaseNotes file={file} />
      {!file.closedOn && <NoteForm key={file.notes.length} file={file} />}
    </ThingPage>
  );
}

function noteSeen(station: Station, of: string): Promise<void> {
  return noteAccess(station.device, { at: new Date().toISOString(), clerk: station.clerk, what: 'seen', of });
}

function CaseActs({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const close = async () => {
    const problem = caseProblem(await closeCaseFile(station.device, file.id, today(), today()));
    setAsking(false);
    say({ says: problem ? { problem } : { done: t('caseFile.isClosed') } });
  };
  if (asking) {
    return (
      <ConfirmFact
        says={t('caseFile.willClose', { date: format.date(today()) })}
        onConfirm={() => void close()}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      {!file.closedOn && <Button onClick={() => setAsking(true)}>{t('caseFile.close')}</Button>}
      <Button onClick={() => void navigate(`/paper/caseFile/${file.id}`)}>{t('action.print')}</Button>
    </>
  );
}

const PLAN: FormPlan = {
  kind: 'caseFile',
  schema: caseNote.pick({ on: true, by: true, says: true }),
  groups: [
    {
      name: 'note',
      fields: [
        { name: 'says', shape: { as: 'longText' } },
        { name: 'on', shape: { as: 'date', lean: 'past' } },
        { name: 'by', shape: { as: 'text' } },
      ],
    },
  ],
};

function NoteForm({ file }: { file: CaseFile }) {
  const { t } = useTranslation();
  const station = useStation();
  const initial = useMemo(() => ({ ...untouched(PLAN), on: today(), by: station.clerk }), [station]);
  const form = useForm({ plan: PLAN, draft: `caseFile/${file.id}`, initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t('caseFile.addNote')}
      onFinish={async ({ content }) => {
        const words = content as { on: string; by: string; says: string };
        const note = { ...words, writtenAt: new Date().toISOString() };
        return caseProblem(await noteInCaseFile(station.device, file.id, note, today()));
      }}
    />
  );
}
