import { Button } from 'antd';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settlement } from '../../shared/domain/document.ts';
import { type DisputedField, disputedFields } from '../../shared/domain/settle.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useTellDone } from '../journal/useUndo.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { DisputedFieldBlock } from './DisputedFieldBlock.tsx';
import { SettledHistory } from './SettledHistory.tsx';
import { settle } from './settling.ts';
import styles from './sync.module.css';
import { SettledAlready, ThingFrame } from './ThingFrame.tsx';
import { useGoOn } from './useGoOn.ts';
import { type NamedThing, useThing } from './useThing.ts';

/** A record that two computers changed differently: of each field one value is kept with one key (SYNC C1, C2). */
export function DisputePage({ id }: { id: string }) {
  const read = useThing('disputes', id);
  if (!read) return null;
  const record = read === 'settled' ? undefined : read.thing.document;
  if (read === 'settled' || !record) return <SettledAlready />;
  return <Disputes read={read} record={record} />;
}

function Disputes({ read: { thing, names }, record }: { read: NamedThing; record: Stored }) {
  const { t } = useTranslation();
  const fields = disputedFields(record);
  const choose = useSettle(record, fields.length);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);

  const hear = (event: KeyboardEvent) => {
    if (!/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset.field;
    const field = fields.find((one) => one.field === at) ?? fields[0];
    const option = Number(event.key) - 1;
    if (!field || option > field.others.length) return;
    event.preventDefault();
    void choose(field, option === 0 ? undefined : option - 1);
    box.current?.focus({ preventScroll: true });
  };
  return (
    <ThingFrame thing={thing}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the number keys are heard from whatever holds the focus within */}
      <div ref={box} className={styles.disputes} tabIndex={-1} onKeyDown={hear}>
        <p>{t('sync.dispute.about')}</p>
        <p className={pieces.soft}>{t('sync.dispute.keys')}</p>
        <Voided record={record} />
        {fields.map((field) => (
          <DisputedFieldBlock
            key={field.field}
            record={record}
            field={field}
            names={names}
            onChoose={(option) => void choose(field, option)}
          />
        ))}
        <SettledHistory kind={record.kind} settled={(record.settled ?? []) as Settlement[]} names={names} />
      </div>
    </ThingFrame>
  );
}

/** Settles a field, says so with 撤销 beside it, and opens the next record once this one is settled whole. */
function useSettle(record: Stored, open: number) {
  const station = useStation();
  const { say } = useToasts();
  const tell = useTellDone();
  const goOn = useGoOn('disputes');
  return useCallback(
    async (field: DisputedField, option: number | undefined) => {
      const settled = await settle(station, record.id, field, option);
      if (!settled.ok) {
        const area = settled.reason === 'changedSince' ? 'sync' : 'store';
        return say({ says: { problem: { reason: `${area}.${settled.reason}` } } });
      }
      await tell(record, record.id);
      if (open === 1) await goOn(record.id);
    },
    [station, say, tell, goOn, record, open],
  );
}

/** Edits against a voiding are disputes too; the clerk may take the voiding back (SYNC C2). */
function Voided({ record }: { record: Stored }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const tell = useTellDone();
  const voided = record.voided as { at: string; by: string; reason: string } | undefined;
  if (!voided) return null;
  const restore = async () => {
    const trouble = refusalOf(await station.edit(record.id, () => ({ voided: undefined }) as never));
    if (trouble) say({ says: { problem: trouble } });
    else await tell(record, record.id);
  };
  return (
    <div className={styles.needsYou}>
      <p>{t('sync.dispute.voided', { ...voided, at: format.moment(voided.at) })}</p>
      <Button onClick={() => void restore()}>{t('sync.dispute.restore')}</Button>
    </div>
  );
}
