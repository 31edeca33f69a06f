import { TableOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { parseDay } from '../../../shared/domain/calendar/parse.ts';
import type { Rubric, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { saveXlsx } from '../../export/saveXlsx.ts';
import { useFormat } from '../../i18n/format.ts';
import { useLetters } from '../../list/letters.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../merit.module.css';
import { enactDraft, returnToDraft, rubricSheetOf } from './acts.ts';
import { ImportRubric } from './ImportRubric.tsx';

/** The rubric as a workbook, to be changed there and read in as a draft. */
export function ExportRubric({ terms }: { terms: RubricTerms }) {
  const { t } = useTranslation();
  const { say } = useToasts();
  const run = () => {
    saveXlsx(rubricSheetOf(terms)).catch((error: unknown) => say({ says: { problem: problemOf(error) } }));
  };
  useLetters({ e: { run } });
  return (
    <Button icon={<TableOutlined />} aria-keyshortcuts="E Alt+E" onClick={run}>
      {t('rubricFile.export')} <kbd className={styles.key}>E</kbd>
    </Button>
  );
}

/** A draft: put into force, its lines read in again, or thrown away. */
export function DraftActs({ draft }: { draft: Rubric }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const [typed, setTyped] = useState('');
  const day = parseDay(typed, today(), 'future');
  const isToday = typed.trim() === '';
  const enact = async () => {
    if (!isToday && !day.ok) return say({ says: { problem: { reason: 'form.notADate' } } });
    const problem = await enactDraft(station, draft.id, day.ok ? day.value : today());
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = await returnToDraft(station, draft);
      if (refused) say({ says: { problem: refused } });
    };
    say({ says: { done: t('rubric.adopted') }, action: { label: t('action.undo'), run: undo } });
  };
  const voidIt = async () => {
    const problem = refusalOf(await station.void(draft.id, t('rubric.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const refused = refusalOf(await station.edit<'rubric'>(draft.id, () => ({ voided: undefined }) as never));
      if (refused) say({ says: { problem: refused } });
    };
    say({ says: { done: t('rubricFile.voided') }, action: { label: t('action.undo'), run: undo } });
    await navigate('/rubric');
  };
  return (
    <>
      <Button type="primary" onClick={() => void enact()}>
        {isToday || !day.ok ? t('rubric.adopt') : t('rubricItem.adoptFrom', { date: format.date(day.value) })}
      </Button>
      <Input
        className={styles.day as string}
        aria-label={t('rubricItem.validFrom')}
        placeholder={t('rubricItem.validFrom')}
        value={typed}
        status={!isToday && !day.ok ? 'error' : ''}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ImportRubric draft={draft} />
      <Button onClick={() => void voidIt()}>{t('action.void')}</Button>
    </>
  );
}
