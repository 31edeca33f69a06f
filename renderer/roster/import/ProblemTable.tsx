import { ExportOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Select } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterProblem, RosterProblemReason } from '../../../shared/domain/roster/import/problem.ts';
import type { Problem } from '../../errors/problem.ts';
import { useSentence } from '../../errors/useSentence.ts';
import { saveXlsx } from '../../export/saveXlsx.ts';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import { usePreferences } from '../../preferences/preferences.ts';
import { noteAccess } from '../../station/accessLog.ts';
import { useStation } from '../../station/station.ts';
import { TYPE_SIZE } from '../../theme/tokens.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from './import.module.css';
import type { RosterPreview } from './preview.ts';
import { problemOfRow } from './problemSentence.ts';

/** Height of a row in rem; the style sheet agrees. */
const ROW_REM = 2.5;
const OVERSCAN = 12;
const HEADS = ['sheet', 'row', 'name', 'says', 'shown'] as const;

/** Everything to be seen to, by sheet and row as the spreadsheet numbers them, narrowed to one reason at will. */
export function ProblemTable({ preview: { problems, problemCount } }: { preview: RosterPreview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reason, setReason] = useState<RosterProblemReason | 'all'>('all');
  const shown = useMemo(
    () => (reason === 'all' ? problems : problems.filter((problem) => problem.reason === reason)),
    [problems, reason],
  );
  const save = useSave(shown);
  if (problems.length === 0) return <p>{t('rosterImport.problem.none')}</p>;
  return (
    <div className={styles.problems}>
      <div className={styles.sheetLine}>
        <Select
          className={styles.reasonChoice as string}
          aria-label={t('rosterImport.problem.says')}
          value={reason}
          onChange={setReason}
          options={[
            { value: 'all', label: t('rosterImport.problem.all', { count: problemCount }) },
            ...countsOf(problems).map(([one, count]) => ({
              value: one,
              label: t('rosterImport.problem.one', { name: t(`rosterImport.reason.${one}`), count }),
            })),
          ]}
        />
        <Button icon={<ExportOutlined />} onClick={save}>
          {t('rosterImport.problem.export')}
        </Button>
        {problemCount > problems.length && (
          <p className={pieces.soft}>{t('rosterImport.problem.more', { count: format.count(problems.length) })}</p>
        )}
      </div>
      <Rows problems={shown} />
    </div>
  );
}

function countsOf(problems: readonly RosterProblem[]): [RosterProblemReason, number][] {
  const counts = new Map<RosterProblemReason, number>();
  for (const { reason } of problems) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one);
}

function Rows({ problems }: { problems: readonly RosterProblem[] }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const box = useRef<HTMLElement>(null);
  const { typeSize } = usePreferences();
  const height = Math.round(TYPE_SIZE[typeSize] * ROW_REM);
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
    <section ref={box} className={styles.problemBox} aria-label={t('rosterImport.problem.file')} tabIndex={0}>
      <table className={styles.problemTable} aria-rowcount={problems.length + 1}>
        <thead>
          <tr>
            {HEADS.map((head) => (
              <th key={head} scope="col" data-column={head}>
                {t(`rosterImport.problem.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr style={{ height: above }} />}
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} style={{ height }}>
              {textsOf(problems[index] as RosterProblem, sentence).map((text, column) => (
                <td key={HEADS[column]} title={HEADS[column] === 'shown' ? text : undefined}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
          {below > 0 && <tr style={{ height: below }} />}
        </tbody>
      </table>
    </section>
  );
}

/** A problem's texts under `HEADS`. */
function textsOf(problem: RosterProblem, sentence: (problem: Problem) => string): string[] {
  const { sheet, row, name, shown } = problem;
  return [sheet, String(row), name, sentence(problemOfRow(problem)), shown];
}

/** Saves the list as a workbook to work through, and notes that numbers left the program with it. */
function useSave(problems: readonly RosterProblem[]): () => void {
  const { t } = useTranslation();
  const sentence = useSentence();
  const station = useStation();
  const { say } = useToasts();
  return () =>
    void (async () => {
      const name = t('rosterImport.problem.file');
      const widths = { sheet: 14, row: 8, name: 12, says: 50, shown: 30 };
      await saveXlsx({
        name,
        columns: HEADS.map((head) => ({ header: t(`rosterImport.problem.${head}`), width: widths[head] })),
        rows: problems.map((problem) => textsOf(problem, sentence)),
      });
      const at = new Date().toISOString();
      await noteAccess(station.device, { at, clerk: station.clerk, what: 'exported', of: name });
      say({ says: { done: t('rosterImport.problem.exported', { name }) } });
    })();
}
