import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { entryAddress } from './books/entryAddress.ts';
import { Reverse } from './Reverse.tsx';
import type { WordedLine } from './read.ts';

/** How many columns a passbook has, for what stands across all of them. */
const COLUMNS = 5;

/** One line of a passbook; its words lead to the entry and all that it rests on. What was written wrongly is reversed from here. */
export function LedgerLine({ line }: { line: WordedLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reversing, setReversing] = useState(false);
  const { entry, text, points, standing } = line;
  const moved = points > 0 ? `+${format.points(points)}` : format.points(points);
  return (
    <>
      <tr>
        <td>{format.date(line.postedOn)}</td>
        <td>
          <Link to={entryAddress(entry)}>{standing === 'reversal' ? t('reversal.line', { text }) : text}</Link>
        </td>
        <td className="figures">{moved}</td>
        <td className="figures">{format.points(line.balance)}</td>
        <td>
          {standing === 'reversed' && <span className={pieces.soft}>{t('reversal.done')}</span>}
          {standing === 'stands' && !reversing && (
            <Button type="text" aria-label={t('reversal.of', { text })} onClick={() => setReversing(true)}>
              {t('reversal.title')}
            </Button>
          )}
        </td>
      </tr>
      {reversing && (
        <tr>
          <td colSpan={COLUMNS}>
            <Reverse entry={entry} text={text} points={points} onDone={() => setReversing(false)} />
          </td>
        </tr>
      )}
    </>
  );
}
