import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import pieces from '../../frame/pieces.module.css';
import { StateTag } from '../../frame/StateTag.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLive } from '../../station/station.ts';
import { entryAddress } from '../books/entryAddress.ts';
import styles from '../merit.module.css';
import { passbookAddress } from '../passbookAddress.ts';
import { type DoubledAct, type Overdraft, readToSettle } from './read.ts';
import { SettleActs } from './SettleActs.tsx';
import { Waive } from './Waive.tsx';

/** 待理清: balances below nothing, and what two laptops did twice. Neither is put right without a person. */
export function SettlePage() {
  const { t } = useTranslation();
  const { value } = useLive(readToSettle);
  if (!value) return null;
  const { overdrafts, acts } = value;
  return (
    <ThingPage title={t('settling.title')} about={t('settling.about')}>
      {overdrafts.length + acts.length === 0 && <p>{t('settling.nothing')}</p>}
      {overdrafts.length > 0 && <Overdrafts overdrafts={overdrafts} />}
      {(['doubled', 'crossed'] as const).map((as) => (
        <Acts key={as} as={as} acts={acts.filter((act) => act.as === as)} />
      ))}
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

function Acts({ as, acts }: { as: DoubledAct['as']; acts: readonly DoubledAct[] }) {
  const { t } = useTranslation();
  if (acts.length === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t(`settling.${as}`)}</h2>
      <p className={pieces.soft}>{t(`settling.${as}About`)}</p>
      {acts.map((act) => (
        <div key={act.act}>
          <ActTable {...act} />
          <SettleActs act={act} />
        </div>
      ))}
    </section>
  );
}

function ActTable({ household, entries }: DoubledAct) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.table}>
      <tbody>
        {entries.map(({ id, text, by, at, counts, reverses }) => (
          <tr key={id}>
            <td>
              <Link to={entryAddress(id)}>{reverses ? t('settling.tookBack', { text }) : text}</Link>
            </td>
            <td>{by}</td>
            <td>{at && format.moment(at)}</td>
            <td>
              <StateTag tone={counts ? 'settled' : 'plain'}>
                {t(counts ? 'settling.counts' : 'settling.countsNot')}
              </StateTag>
            </td>
            <td>{household && <Link to={passbookAddress(household)}>{t('settling.toPassbook')}</Link>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
