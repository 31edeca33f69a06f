import { InputNumber } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import styles from './merit.module.css';

/** The schema's bound. */
const DAYS_MAX = 60;

/** How many days what was judged hangs on the board before it may be deposited; none where the village posts nothing. */
export function NoticeDays({ rubric }: { rubric: Rubric }) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const { say } = useToasts();
  const set = async (noticeDays: number) => {
    const before = rubric.noticeDays;
    const problem = refusalOf(await station.edit<'rubric'>(rubric.id, () => ({ noticeDays })));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      await station.edit<'rubric'>(rubric.id, () => ({ noticeDays: before }));
    };
    say({
      says: { done: t('rubric.noticeDays', { days: noticeDays }) },
      action: { label: t('action.undo'), run: undo },
    });
  };
  return (
    <div className={styles.inline}>
      <label htmlFor={id}>{t('rubric.noticeDaysField')}</label>
      <InputNumber
        id={id}
        min={0}
        max={DAYS_MAX}
        precision={0}
        value={rubric.noticeDays}
        changeOnBlur
        onChange={(days) => days !== null && days !== rubric.noticeDays && void set(days)}
      />
    </div>
  );
}
