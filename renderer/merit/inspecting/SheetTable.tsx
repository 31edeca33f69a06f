import { Radio } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/domain/merit/inspecting.ts';
import type { Rubric } from '../../../shared/domain/merit/merit.ts';
import { itemOf } from '../../../shared/domain/merit/rubric.ts';
import pieces from '../../frame/pieces.module.css';
import styles from '../merit.module.css';
import { moveRow, rowKeys } from '../sitting/rowKeys.ts';
import type { Sheet, SheetRow } from './read.ts';

interface SheetTableProps {
  sheet: Sheet;
  rubric: Rubric;
  marks: ReadonlyMap<string, Mark>;
  onMark: (household: string, mark: Mark | undefined) => void;
}

/** The sheet that was carried from door to door: 1 or Enter up to the mark, 2 not, 0 not looked at; each goes on. */
export function SheetTable({ sheet, rubric, marks, onMark }: SheetTableProps) {
  const { t } = useTranslation();
  const body = useRef<HTMLTableSectionElement>(null);
  const hear = (event: KeyboardEvent<HTMLElement>, household: string, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key === 'Enter' ? 'yes' : rowKeys(event.key);
    if (key === undefined) return;
    event.preventDefault();
    if (key === 'yes' || key === 'no') onMark(household, key);
    if (key === 'none') onMark(household, undefined);
    moveRow(body.current, index, key === 'up' ? -1 : 1);
  };
  return (
    <>
      <p className={pieces.soft}>{t('round.keys')}</p>
      {sheet.beyond > 0 && <p className={pieces.needsYou}>{t('round.beyond', { number: sheet.beyond })}</p>}
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col">{t('passbook.headName')}</th>
            <th scope="col">{t('round.address')}</th>
            <th scope="col">{t('round.found')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {sheet.rows.map((row, index) => (
            <HouseholdRow
              key={row.household.id}
              row={row}
              rubric={rubric}
              mark={marks.get(row.household.id)}
              onMark={(mark) => onMark(row.household.id, mark)}
              onKey={(event) => hear(event, row.household.id, index)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface HouseholdRowProps {
  row: SheetRow;
  rubric: Rubric;
  mark: Mark | undefined;
  onMark: (mark: Mark | undefined) => void;
  onKey: (event: KeyboardEvent<HTMLElement>) => void;
}

function HouseholdRow({ row: { household, sameDay }, rubric, mark, onMark, onKey }: HouseholdRowProps) {
  const { t } = useTranslation();
  const had = sameDay.map(({ rubric: by, item }) => (by === rubric.id ? (itemOf(rubric, item)?.name ?? item) : item));
  return (
    <tr tabIndex={0} onKeyDown={onKey} aria-label={household.headName}>
      <td>{household.headName}</td>
      <td>
        {household.address}
        {had.length > 0 && <div className={pieces.soft}>{t('round.had', { items: had.join('、') })}</div>}
      </td>
      <td>
        <Radio.Group
          value={mark ?? 'none'}
          aria-label={t('round.foundAt', { name: household.headName })}
          options={(['none', 'yes', 'no'] as const).map((value) => ({ value, label: t(`round.mark.${value}`) }))}
          onChange={({ target }) => onMark(target.value === 'none' ? undefined : target.value)}
        />
      </td>
    </tr>
  );
}
