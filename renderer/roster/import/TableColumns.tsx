import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnUse, ROSTER_FIELDS } from '../../../shared/domain/roster/import/columnUse.ts';
import type { RosterChoices } from '../../../shared/domain/roster/import/roster.ts';
import type { RowKind } from '../../../shared/domain/roster/import/rowKind.ts';
import type { TableRole } from '../../../shared/domain/roster/import/tableRole.ts';
import pieces from '../../frame/pieces.module.css';
import { HeaderRows } from './HeaderRows.tsx';
import styles from './import.module.css';
import type { ColumnPreview, TablePreview } from './preview.ts';
import { useTableLabel } from './tableLabel.ts';

interface TableColumnsProps {
  tables: readonly TablePreview[];
  choices: RosterChoices;
  /** The file is being read again. */
  busy: boolean;
  onChoose: (choices: RosterChoices) => void;
}

const ROLES: readonly TableRole[] = ['roster', 'migrants', 'households', 'other'];
const USES: readonly ColumnUse[] = ['ignored', ...ROSTER_FIELDS];

/** One table at a time: what it is, and column by column what was understood, to be corrected by the clerk. */
export function TableColumns({ tables, choices, busy, onChoose }: TableColumnsProps) {
  const { t } = useTranslation();
  const labelOf = useTableLabel();
  const [chosen, setChosen] = useState(() =>
    Math.max(
      0,
      tables.findIndex(({ role }) => role === 'roster'),
    ),
  );
  const table = tables[chosen];
  if (!table) return null;
  const choose = (change: NonNullable<RosterChoices[number]>) =>
    onChoose({ ...choices, [chosen]: { ...choices[chosen], ...change } });
  return (
    <div className={styles.columns} aria-busy={busy}>
      <div className={styles.sheetLine}>
        <div className={styles.labelled}>
          {t('rosterImport.sheet')}
          <Select
            className={styles.sheetChoice as string}
            aria-label={t('rosterImport.sheet')}
            value={chosen}
            onChange={setChosen}
            options={tables.map((one, index) => ({ value: index, label: labelOf(one) }))}
          />
        </div>
        <div className={styles.labelled}>
          {t('rosterImport.role')}
          <Select
            className={styles.roleChoice as string}
            aria-label={t('rosterImport.role')}
            disabled={busy}
            value={table.role}
            onChange={(role) => choose({ role })}
            options={ROLES.map((role) => ({ value: role, label: t(`rosterImport.roleChoice.${role}`) }))}
          />
        </div>
        <HeaderRows table={table} busy={busy} onChoose={(header) => choose({ header, columns: {} })} />
      </div>
      <LeftOut table={table} />
      <ColumnTable
        columns={table.columns}
        busy={busy}
        onUse={(column, use) => choose({ columns: { ...choices[chosen]?.columns, [column]: use } })}
      />
    </div>
  );
}

function LeftOut({ table }: { table: TablePreview }) {
  const { t } = useTranslation();
  const kinds = Object.entries(table.leftOut) as [RowKind, number][];
  if (kinds.length === 0) return null;
  const words = kinds.map(([kind, count]) => t(`rosterImport.leftOut.${kind}`, { count }));
  return (
    <p className={pieces.soft}>
      {t('rosterImport.leftOutTitle')}
      {words.join('，')}
    </p>
  );
}

interface ColumnTableProps {
  columns: readonly ColumnPreview[];
  busy: boolean;
  onUse: (column: number, use: ColumnUse) => void;
}

function ColumnTable({ columns, busy, onUse }: ColumnTableProps) {
  const { t } = useTranslation();
  const options = USES.map((use) => ({ value: use, label: t(`rosterImport.use.${use}`) }));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['letters', 'header', 'use', 'by', 'samples'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`rosterImport.column.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.letters} data-confidence={column.confidence} data-use={column.use}>
            <th scope="row">{column.letters}</th>
            <td>
              {column.headers.join(' / ') || <span className={pieces.soft}>{t('rosterImport.noHeader')}</span>}
              {column.member !== undefined && (
                <span className={styles.mark}>{t('rosterImport.member', { number: column.member })}</span>
              )}
              {column.hidden && <span className={styles.mark}>{t('rosterImport.hiddenColumn')}</span>}
            </td>
            <td>
              <Select
                className={styles.use as string}
                aria-label={`${t('rosterImport.column.use')} ${column.letters}`}
                disabled={busy}
                showSearch={{ optionFilterProp: 'label' }}
                value={column.use}
                onChange={(use) => onUse(column.column, use)}
                options={options}
              />
            </td>
            <td>
              <Told column={column} />
            </td>
            <td className={styles.samples}>{column.samples.join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Told({ column: { by, confidence, use } }: { column: ColumnPreview }) {
  const { t } = useTranslation();
  const asks = confidence !== 'sure' && use !== 'ignored' && use !== 'sequence';
  return (
    <>
      {t(`rosterImport.by.${by}`)}
      {asks && <strong className={styles.asks}>{t(`rosterImport.confidence.${confidence}`)}</strong>}
    </>
  );
}
