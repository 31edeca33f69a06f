import { useTranslation } from 'react-i18next';
import type { TablePreview } from './preview.ts';

/** What a table is called: its sheet, where on it if there are others, and how many people it has. */
export function useTableLabel(): (table: TablePreview) => string {
  const { t } = useTranslation();
  return ({ sheet, hidden, sharesSheet, rows, columns, people }) => {
    const [from, to] = [columns[0]?.letters, columns.at(-1)?.letters];
    const where = sharesSheet ? t('rosterImport.tableWhere', { ...rows, from, to }) : '';
    const isHidden = hidden ? t('rosterImport.sheetHidden') : '';
    return `${sheet}${isHidden}${where} · ${t('rosterImport.sheetPeople', { count: people })}`;
  };
}
