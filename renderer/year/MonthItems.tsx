import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { YearItem, YearState } from '../../shared/domain/year/year.ts';
import { addressOf } from '../app/address.ts';
import { StateTag, type StateTagProps } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from './year.module.css';

const TONES: Record<YearState, StateTagProps['tone']> = {
  overdue: 'needsYou',
  due: 'plain',
  coming: 'plain',
  done: 'settled',
};

interface MonthItemsProps {
  title: string;
  items: readonly YearItem[];
  /** What stands there while there is nothing. */
  empty?: string;
}

/** What some days hold, day by day; each opens its thing. */
export function MonthItems({ title, items, empty }: MonthItemsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.items}>
      <h2>{title}</h2>
      {items.length === 0 && <p className={styles.empty}>{empty}</p>}
      <ul>
        {items.map(({ day, thing, state, title: name, opens }) => (
          <li key={`${day}/${thing}/${opens}/${name}`}>
            <Link to={addressOf(opens)}>
              <span className={styles.day}>{format.nearDate(day)}</span>
              <span className={styles.thingName}>{t(`year.thing.${thing}`)}</span>
              <span className={styles.name}>{name}</span>
              <StateTag tone={TONES[state]}>{t(`year.state.${state}`)}</StateTag>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
