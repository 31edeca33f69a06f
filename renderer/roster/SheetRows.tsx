import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { checkIdNumber, tidyIdNumber } from '../../shared/domain/roster/idNumber.ts';
import { useSentence } from '../errors/useSentence.ts';
import type { FormState } from '../form/useForm.ts';
import { useStation } from '../station/station.ts';
import { RELATIONS } from './plans.ts';
import styles from './roster.module.css';
import { CELLS, type Cell, type CellProblem, cellName, cellsToType, cellText, rowsShown } from './sheetRows.ts';

/** What may stand in a cell, offered while one types. */
const WORDS: Partial<Record<Cell, readonly string[]>> = { relation: RELATIONS, sex: ['男', '女'] };

/**
 * The members of a household, a row each. Enter goes from cell to cell and on to the next row; on an empty row it goes
 * to the button that hands in. A valid ID number fills in sex and birth date, and Enter passes them by.
 */
export function SheetRows({ form, problems }: { form: FormState; problems: readonly CellProblem[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.sheet}>
      <caption>{t('householdSheet.members')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('householdSheet.number')}</span>
          </th>
          {CELLS.map((cell) => (
            <th key={cell} scope="col" data-cell={cell}>
              {t(`person.${cell}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: rowsShown(form.values) }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row of the sheet is its number
          <SheetRow key={row} row={row} form={form} problems={problems.filter((one) => one.row === row)} />
        ))}
      </tbody>
    </table>
  );
}

function SheetRow({ row, form, problems }: { row: number; form: FormState; problems: readonly CellProblem[] }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const station = useStation();
  const id = useId();
  const typed = cellsToType(form.values, row);
  const known = checkIdNumber(tidyIdNumber(cellText(form.values, row, 'idNumber')));
  const change = (cell: Cell, text: string) => {
    form.change(cellName(row, cell), text);
    if (cellText(form.values, row, 'id') === '') form.change(cellName(row, 'id'), station.newId('person'));
  };
  /** What the ID number says stands there as if it were written. */
  const shown = (cell: Cell): string => {
    if (known.ok && cell === 'sex') return t(`person.sexChoice.${known.sex}`);
    if (known.ok && cell === 'birthDate') return known.birthDate;
    return cellText(form.values, row, cell);
  };
  return (
    <tr>
      <td className="figures">{row + 1}</td>
      {CELLS.map((cell) => {
        const problem = problems.find((one) => one.cell === cell)?.problem;
        const label = t('householdSheet.cell', { row: row + 1, field: t(`person.${cell}`) });
        const common = {
          'aria-label': label,
          status: problem ? ('error' as const) : ('' as const),
          value: shown(cell),
          disabled: !typed.includes(cell),
        };
        return (
          <td key={cell} {...(typed.includes(cell) && { 'data-field': cellName(row, cell) })}>
            <Input
              {...common}
              {...(WORDS[cell] && { list: `${id}-${cell}` })}
              onChange={({ target }) => change(cell, target.value)}
            />
            {WORDS[cell] && (
              <datalist id={`${id}-${cell}`}>
                {WORDS[cell].map((word) => (
                  <option key={word} value={word} />
                ))}
              </datalist>
            )}
            {problem && <p role="alert">{sentence(problem)}</p>}
          </td>
        );
      })}
    </tr>
  );
}
