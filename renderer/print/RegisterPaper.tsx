import type { ReactNode } from 'react';
import { usePaperWords } from './paperWords.ts';

export interface RegisterColumn<Row> {
  name: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Share of the page's width. */
  share: number;
  figures?: boolean;
}

export interface RegisterPaperProps<Row> {
  title: string;
  /** Whose register it is and as of when, on the left above each page's table. */
  about: string;
  columns: readonly RegisterColumn<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The sum of some rows in words, such as 20 人; it stands below each page and, summed on, beside it. */
  sum: (rows: readonly Row[]) => string;
  /** What stands once beneath all rows, such as a code to check the paper by. */
  foot?: ReactNode;
}

/** Rows of a page: what fits A4 landscape where every row takes two lines at most. */
export const ROWS_PER_PAGE = 18;

/** A register as a bound book has it: the head repeated on each page, sums per page and carried on. */
export function RegisterPaper<Row>({ title, about, columns, rows, keyOf, sum, foot }: RegisterPaperProps<Row>) {
  const { t, format } = usePaperWords();
  const pages = Math.max(Math.ceil(rows.length / ROWS_PER_PAGE), 1);
  const shares = columns.reduce((all, column) => all + column.share, 0);
  return (
    <article className="paper paper-register" lang="zh-CN">
      {Array.from({ length: pages }, (_, page) => {
        const end = Math.min((page + 1) * ROWS_PER_PAGE, rows.length);
        const own = rows.slice(page * ROWS_PER_PAGE, end);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
          <section key={page}>
            <h1>{title}</h1>
            <div className="paper-register-line">
              <span>{about}</span>
              <span>{t('print.page', { page: format.count(page + 1), pages: format.count(pages) })}</span>
            </div>
            <table>
              <colgroup>
                {columns.map((column) => (
                  <col key={column.name} style={{ width: `${(column.share / shares) * 100}%` }} />
                ))}
              </colgroup>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column.name} scope="col">
                      {column.header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {own.map((row) => (
                  <tr key={keyOf(row)}>
                    {columns.map((column) => (
                      <td key={column.name} className={column.figures ? 'figures' : undefined}>
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <div className="paper-register-line">
              <span>{t('print.pageSum', { sum: sum(own) })}</span>
              <span>{t('print.sumSoFar', { sum: sum(rows.slice(0, end)) })}</span>
            </div>
            {page === pages - 1 && foot}
          </section>
        );
      })}
    </article>
  );
}
