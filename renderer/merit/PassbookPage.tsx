import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLetters } from '../list/letters.ts';
import { useLive } from '../station/station.ts';
import { Counter } from './Counter.tsx';
import { Holding } from './Holding.tsx';
import { LedgerLine } from './LedgerLine.tsx';
import styles from './merit.module.css';
import { passbookAddress } from './passbookAddress.ts';
import { DayStrip } from './queue/DayStrip.tsx';
import { type OpenPassbook, readPassbook } from './read.ts';
import { GiveVoucher } from './voucher/GiveVoucher.tsx';

/** Lines shown at first, and added at each press: some two screens full. */
const LINES_STEP = 40;

/** A household at the counter: its balance, what it takes home, its passbook. */
export function PassbookPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const [count, setCount] = useState(LINES_STEP);
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: await readPassbook(station, id, count) }), [id, count]),
  );
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'merit.householdGone' }} />;
  const { household, balance } = found;
  return (
    <ThingPage
      title={t('merit.householdOf', { name: household.headName })}
      about={[household.villagersGroup, household.address].join(' ')}
      acts={
        <>
          <Holding label={t('merit.balance')} points={balance} />
          <Print household={id} />
        </>
      }
    >
      <DayStrip household={id} />
      <Counter household={household} balance={balance} />
      <GiveVoucher household={household} />
      <Lines found={found} onOlder={() => setCount(count + LINES_STEP)} />
      <Cards household={id} />
    </ThingPage>
  );
}

function Print({ household }: { household: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = () => void navigate(`/paper${passbookAddress(household)}`);
  useLetters({ p: { run } });
  return (
    <Button icon={<PrinterOutlined />} aria-keyshortcuts="P Alt+P" onClick={run}>
      {t('passbook.print')} <kbd className={styles.key}>P</kbd>
    </Button>
  );
}

function Cards({ household }: { household: string }) {
  const { t } = useTranslation();
  const card = `/paper/card/${household.slice('household:'.length)}`;
  return (
    <p className={pieces.acts}>
      <Link to={card}>{t('code.printCard')}</Link>
      <Link to={`${card}/group`}>{t('code.printGroupCards')}</Link>
      <Link to="/passbook/verify">{t('code.verify')}</Link>
    </p>
  );
}

function Lines({ found: { lines, older }, onOlder }: { found: OpenPassbook; onOlder: () => void }) {
  const { t } = useTranslation();
  return (
    <section className={pieces.block}>
      <h2>{t('passbook.lines')}</h2>
      {lines.length === 0 ? (
        <p className={pieces.soft}>{t('passbook.noLines')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('passbook.date')}</th>
              <th scope="col">{t('passbook.text')}</th>
              <th scope="col" className="figures">
                {t('passbook.moved')}
              </th>
              <th scope="col" className="figures">
                {t('passbook.after')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LedgerLine key={line.entry} line={line} />
            ))}
          </tbody>
        </table>
      )}
      {older && (
        <p className={pieces.acts}>
          <Button onClick={onOlder}>{t('passbook.older')}</Button>
        </p>
      )}
    </section>
  );
}
