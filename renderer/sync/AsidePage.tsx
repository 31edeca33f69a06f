import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isVoidable, sendAsNew, voidDeleted } from '../../shared/sync/deletedAtCounty.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { useTellDone } from '../journal/useUndo.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { AsideContents } from './AsideContents.tsx';
import styles from './sync.module.css';
import { SettledAlready, ThingFrame } from './ThingFrame.tsx';
import type { Thing } from './things.ts';
import { useGoOn } from './useGoOn.ts';
import { useThing } from './useThing.ts';

/** What came from the county and was not taken in: why, what to do, and what it says (SYNC P6, C2, C3). */
export function AsidePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const read = useThing('aside', id);
  if (!read) return null;
  const aside = read === 'settled' ? undefined : read.thing.aside;
  if (read === 'settled' || !aside) return <SettledAlready />;
  const { reason } = aside;
  const isForgedHere = reason === 'forged' && read.thing.document !== undefined;
  return (
    <ThingFrame thing={read.thing}>
      <Sentence problem={{ reason: `aside.${isForgedHere ? 'forgedHere' : reason}` }} />
      <p>{t(`sync.aside.advice.${reason}`)}</p>
      {reason === 'deletedAtCounty' && <KeepOrVoid thing={read.thing} />}
      <AsideContents thing={read.thing} names={read.names} />
    </ThingFrame>
  );
}

/** An administrator deleted at the county what is here: kept and sent again, or voided, but never by itself. */
function KeepOrVoid({ thing: { id, document } }: { thing: Thing }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const tell = useTellDone();
  const goOn = useGoOn('aside');
  const keep = async () => {
    await sendAsNew(station, id);
    say({ says: { done: t('sync.aside.kept') } });
    await goOn(id);
  };
  const discard = async () => {
    const trouble = refusalOf(await voidDeleted(station, id, t('sync.aside.voidReason')));
    if (trouble) return say({ says: { problem: trouble } });
    await tell(document, id);
    await goOn(id);
  };
  if (!document) return null;
  const voidable = isVoidable(document.kind);
  return (
    <>
      {!voidable && <p className={pieces.soft}>{t('sync.aside.factOnly')}</p>}
      <div className={styles.acts}>
        <Button type="primary" onClick={() => void keep()}>
          {t('sync.aside.keep')}
        </Button>
        {voidable && <Button onClick={() => void discard()}>{t('sync.aside.void')}</Button>}
      </div>
    </>
  );
}
