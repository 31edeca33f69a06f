import { Button } from 'antd';
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readReading } from '../../shared/domain/clock.ts';
import { addressOf } from '../app/address.ts';
import { hasScreen } from '../app/hasScreen.ts';
import { useFormat } from '../i18n/format.ts';
import { type Act, isUndoable } from '../journal/act.ts';
import { lastActs } from '../journal/journal.ts';
import { useActText } from '../journal/useActText.ts';
import { useUndoAct } from '../journal/useUndo.ts';
import { useStation } from '../station/station.ts';
import { Sheet } from './TodayScreen.tsx';
import styles from './today.module.css';

const SHOWN = 5;

/** The last five things done on this laptop, each with its undo. */
export function LastActs() {
  const { t } = useTranslation();
  const { device } = useStation();
  const [acts, setActs] = useState<Act[]>();
  useEffect(() => {
    const subscription = liveQuery(() => lastActs(device, SHOWN)).subscribe(setActs);
    return () => subscription.unsubscribe();
  }, [device]);
  if (!acts) return null;
  return (
    <Sheet
      title={t('today.done')}
      empty={t('today.nothingDone')}
      lines={acts.map((act) => <ActLine key={act.at} act={act} />)}
    />
  );
}

function ActLine({ act }: { act: Act }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = useActText();
  const undo = useUndoAct();
  const path = addressOf(act.id);
  return (
    <li className={styles.act}>
      <span className={styles.when}>{format.moment(new Date(readReading(act.at).ms).toISOString())}</span>
      <span className={styles.name}>
        {act.count === 1 && hasScreen(path) ? <Link to={path}>{text(act)}</Link> : text(act)}
      </span>
      {isUndoable(act) && (
        <Button size="small" aria-label={t('today.undoOf', { act: text(act) })} onClick={() => void undo(act)}>
          {t('action.undo')}
        </Button>
      )}
    </li>
  );
}
