import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import {
  type BookLine,
  changedSince,
  isBalanced,
  type Month,
  type MonthFigures,
  shopAgrees,
  sumOf,
  type TrialLine,
} from '../../../shared/domain/merit/books.ts';
import type { Station } from '../../../shared/store/station.ts';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLetters } from '../../list/letters.ts';
import { useLive, useStation } from '../../station/station.ts';
import styles from '../merit.module.css';
import { CloseMonth } from './CloseMonth.tsx';
import { entryAddress } from './entryAddress.ts';
import { saveJournal } from './exportJournal.ts';
import { shopWords, useMonthWords } from './monthWords.ts';
import { type JournalLine, type MonthInHand, readMonth } from './read.ts';

/** Entries shown at first, and added at each press: some two screens full. */
const LINES_STEP = 40;

/** A month of the books: the trial balance, the shop against its account, the closing, and every entry. */
export function MonthPage({ month }: { month: Month }) {
  const { t } = useTranslation();
  const words = useMonthWords();
  const [count, setCount] = useState(LINES_STEP);
  const { value } = useLive(useCallback((station: Station) => readMonth(station, month, count), [month, count]));
  if (!value) return null;
  const { figures, closed } = value;
  return (
    <ThingPage title={t('books.title', { month: words(month) })} acts={<Acts month={month} />}>
      <CloseMonth key={closed?.id ?? ''} month={month} figures={figures} closed={closed} />
      {closed && <Changed closed={closed} figures={figures} />}
      <TrialTable lines={figures.lines} />
      <Shop figures={figures} />
      <Journal value={value} onMore={() => setCount(count + LINES_STEP)} />
    </ThingPage>
  );
}

function Acts({ month }: { month: Month }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const print = () => void navigate(`/paper/books/${month}`);
  const save = () => void saveJournal(station, month, t, format);
  useLetters({ p: { run: print }, e: { run: save } });
  return (
    <p className={pieces.acts}>
      <Button icon={<PrinterOutlined />} aria-keyshortcuts="P Alt+P" onClick={print}>
        {t('books.print')} <kbd className={styles.key}>P</kbd>
      </Button>
      <Button aria-keyshortcuts="E Alt+E" onClick={save}>
        {t('books.export')} <kbd className={styles.key}>E</kbd>
      </Button>
    </p>
  );
}

/** What moved in the month after it was closed: another laptop's entries that came later. */
function Changed({ closed, figures }: { closed: NonNullable<MonthInHand['closed']>; figures: MonthFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const changed = changedSince(closed, figures.lines);
  if (changed.length === 0) return null;
  return (
    <section className={pieces.needsYou}>
      <p>{t('books.changed', { number: figures.entries - closed.entries })}</p>
      <ul>
        {changed.map(({ line, closed: was, now }) => (
          <li key={line}>
            {t('books.changedLine', {
              line: t(`books.line.${line}`),
              was: format.points(was),
              now: format.points(now),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the accounts of a line are looked into. */
const ACCOUNTS: Partial<Record<BookLine, string>> = { household: '/passbook', shop: '/good', expiry: '/rubric/period' };

const COLUMNS = ['before', 'gained', 'spent', 'after'] as const;

function TrialTable({ lines }: { lines: readonly TrialLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sum = sumOf(lines);
  if (lines.length === 0) return <p>{t('books.nothing')}</p>;
  const figures = (of: Omit<TrialLine, 'line'>) =>
    COLUMNS.map((column) => (
      <td key={column} className="figures">
        {format.points(of[column])}
      </td>
    ));
  return (
    <section className={pieces.block}>
      <h2>{t('books.trial')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('books.account')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="figures">
                {t(`books.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const to = ACCOUNTS[line.line];
            const name = t(`books.line.${line.line}`);
            return (
              <tr key={line.line}>
                <td>{to ? <Link to={to}>{name}</Link> : name}</td>
                {figures(line)}
              </tr>
            );
          })}
          <tr className={styles.sum}>
            <td>{t('books.sum')}</td>
            {figures(sum)}
          </tr>
        </tbody>
      </table>
      <Check holds={isBalanced(lines)} words="balanced" />
    </section>
  );
}

function Shop({ figures: { shop, lines } }: { figures: MonthFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (shop.sales + shop.returns === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t('books.shop')}</h2>
      <p>{shopWords(shop, t, format)}</p>
      <Check holds={shopAgrees(shop, lines)} words="shopAgrees" />
    </section>
  );
}

/** Whether two reports agree, in words and never by colour alone. */
function Check({ holds, words }: { holds: boolean; words: string }) {
  const { t } = useTranslation();
  return (
    <p className={holds ? styles.holds : pieces.needsYou} role="status">
      {t(`books.${words}.${holds ? 'yes' : 'no'}`)}
    </p>
  );
}

function Journal({ value: { journal, more }, onMore }: { value: MonthInHand; onMore: () => void }) {
  const { t } = useTranslation();
  if (journal.length === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t('books.journal')}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('books.day')}</th>
            <th scope="col">{t('books.kind')}</th>
            <th scope="col">{t('books.who')}</th>
            <th scope="col">{t('books.text')}</th>
            <th scope="col" className="figures">
              {t('books.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {journal.map((line) => (
            <Line key={line.entry} line={line} />
          ))}
        </tbody>
      </table>
      {more && (
        <p className={pieces.acts}>
          <Button onClick={onMore}>{t('books.earlier')}</Button>
        </p>
      )}
    </section>
  );
}

function Line({ line }: { line: JournalLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points } = line;
  return (
    <tr>
      <td>{format.nearDate(line.postedOn)}</td>
      <td>{t(`journal.kind.${line.kind}`, { defaultValue: line.kind })}</td>
      <td>{line.name}</td>
      <td>
        <Link to={entryAddress(line.entry)}>{line.text || t('books.noText')}</Link>
      </td>
      <td className="figures">{points > 0 ? `+${format.points(points)}` : format.points(points)}</td>
    </tr>
  );
}
