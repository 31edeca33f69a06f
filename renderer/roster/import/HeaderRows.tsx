import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HeaderChoice } from '../../../shared/domain/roster/import/header.ts';
import pieces from '../../frame/pieces.module.css';
import styles from './import.module.css';
import type { TablePreview } from './preview.ts';

interface HeaderRowsProps {
  table: TablePreview;
  busy: boolean;
  onChoose: (header: HeaderChoice) => void;
}

const NONE = 0;

/** Which rows are the header, to be put right where a title or a remark was taken for one. */
export function HeaderRows({ table: { firstRows, headerRows }, busy, onChoose }: HeaderRowsProps) {
  const { t } = useTranslation();
  const first = headerRows[0] ?? NONE;
  const last = headerRows.at(-1) ?? NONE;
  const rows = firstRows.map(({ row, shown }) => ({
    value: row,
    label: t('rosterImport.header.row', { row }),
    title: shown,
    shown,
  }));
  const none = { value: NONE, label: t('rosterImport.header.none'), title: '', shown: '' };
  const chooseFirst = (row: number) => onChoose(row === NONE ? 'none' : { first: row, last: Math.max(row, last) });
  const common = {
    className: styles.headerChoice as string,
    disabled: busy,
    popupMatchSelectWidth: false,
    optionRender: ({ data, label }: { data: { shown: string }; label?: React.ReactNode }) => (
      <span className={styles.headerOption}>
        {label} <span className={pieces.soft}>{data.shown}</span>
      </span>
    ),
  };
  return (
    <div className={styles.labelled}>
      {t('rosterImport.header.from')}
      <Select
        {...common}
        aria-label={t('rosterImport.header.from')}
        value={first}
        onChange={chooseFirst}
        options={[none, ...rows]}
      />
      {first !== NONE && (
        <>
          {t('rosterImport.header.to')}
          <Select
            {...common}
            aria-label={t('rosterImport.header.to')}
            value={last}
            onChange={(row) => onChoose({ first, last: row })}
            options={rows.filter(({ value }) => value >= first)}
          />
        </>
      )}
    </div>
  );
}
