import { TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Rubric, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { saveXlsx } from '../../export/saveXlsx.ts';
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
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const enact = async () => {
    const problem = await enactDraft(station, draft.id, today());
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
        {t('rubric.adopt')}
      </Button>
      <ImportRubric draft={draft} />
      <Button onClick={() => void voidIt()}>{t('action.void')}</Button>
    </>
  );
}
