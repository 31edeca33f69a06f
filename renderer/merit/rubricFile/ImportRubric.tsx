import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Rubric } from '../../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../../shared/domain/merit/rubric.ts';
import { addressOf } from '../../app/address.ts';
import { problemOf } from '../../errors/problemOf.ts';
import { readSettings } from '../../station/settings.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { readRubrics } from '../read.ts';
import { importRubric } from './acts.ts';

/** Where no rubric is in force yet: what most villages post for. */
const NOTICE_DAYS = 3;

/** Takes a rubric from a workbook: into a new draft, or into the one in hand. */
export function ImportRubric({ draft }: { draft?: Rubric }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File) => {
    const [rubrics, settings] = await Promise.all([readRubrics(station), readSettings(station)]);
    const noticeDays = rubricOn(rubrics, today())?.noticeDays ?? NOTICE_DAYS;
    const made = await importRubric(station, file, { source: settings?.village ?? '', noticeDays }, draft);
    if (!made.ok) return say({ says: { problem: made.problem } });
    say({ says: { done: t('rubricFile.imported') } });
    await navigate(addressOf(made.id));
  };
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t(draft ? 'rubricFile.importAgain' : 'rubricFile.import')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx,.xlsm,.csv"
        data-testid={draft ? 'draft-file' : 'rubric-file'}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) take(file).catch((error: unknown) => say({ says: { problem: problemOf(error) } }));
          // The same file may be chosen again after it was put right.
          event.target.value = '';
        }}
      />
    </>
  );
}
