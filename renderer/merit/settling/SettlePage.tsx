import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import pieces from '../../frame/pieces.module.css';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive } from '../../station/station.ts';
import styles from '../merit.module.css';
import { passbookAddress } from '../passbookAddress.ts';
import { type DoubledAct, type Overdraft, readToSettle } from './read.ts';
import { Waive } from './Waive.tsx';

/** 待理清: balances below nothing, and what two laptops did twice. Neither is put right without a person. */
export function SettlePage() {
  const { t } = useTranslation();
  const { value } = useLive(readToSettle);
  if (!value) return null;
  const { overdrafts, doubled } = value;
  return (
    <ThingPage title={t('settling.title')} about={t('settling.about')}>
      {overdrafts.length + doubled.length === 0 && <p>{t('settling.nothing')}</p>}
      {overdrafts.length > 0 && <Overdrafts overdrafts={overdrafts} />}
      {doubled.length > 0 && <Doubled doubled={doubled} />}
    </ThingPage>
  );
}

function Overdrafts({ overdrafts }: { overdrafts: readonly Overdraft[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={pieces.block}>
      <h2>{t('settling.overdrafts')}</h2>
      <p className={pieces.soft}>{t('settling.overdraftsAbout')}</p>
      <table className={styles.table}>
        <tbody>
          {overdrafts.map(({ household, balance }) => (
            <tr key={household.id}>
              <td>
                <Link to={passbookAddress(household.id)}>{household.headName}</Link>
              </td>
              <td>{household.villagersGroup}</td>
              <td className="figures">
                <StateTag tone="needsYou">{t('merit.points', { points: format.points(balance) })}</StateTag>
              </td>
              <td>
                <Waive overdraft={{ household, balance }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Doubled({ doubled }: { doubled: readonly DoubledAct[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={pieces.block}>
      <h2>{t('settling.doubled')}</h2>
      <p className={pieces.soft}>{t('settling.doubledAbout')}</p>
      <table className={styles.table}>
        <tbody>
          {doubled.flatMap(({ act, household, entries }) =>
            entries.map(({ id, text, by, at, counts }) => (
              <tr key={`${act} ${id}`}>
                <td>{household ? <Link to={passbookAddress(household)}>{text}</Link> : text}</td>
                <td>{by}</td>
                <td>{at && format.moment(at)}</td>
                <td>
                  <StateTag tone={counts ? 'settled' : 'plain'}>
                    {t(counts ? 'settling.counts' : 'settling.countsNot')}
                  </StateTag>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
