import { LockOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Confirmation } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { useKept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { addAddendum } from './acts.ts';
import styles from './council.module.css';

const NOTHING_STORED = {};

/** A confirmed meeting: who confirmed it when, what came too late, and the way to add to it. */
export function Addenda({ room, confirmation }: { room: MeetingRoom; confirmation: Confirmation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { cameLater, otherConfirmations } = room;
  return (
    <>
      <p className={styles.settled}>
        <LockOutlined aria-hidden />{' '}
        {t('meeting.confirmedBy', { name: confirmation.createdBy, at: format.moment(confirmation.createdAt) })}
      </p>
      {otherConfirmations > 0 && <p className={pieces.needsYou}>{t('meeting.confirmedTwice')}</p>}
      {cameLater.length > 0 && (
        <p className={pieces.needsYou} role="status">
          {t('meeting.cameLater', { parts: cameLater.map((part) => t(`meeting.part.${part}`)).join('、') })}
        </p>
      )}
      <AddAddendum meeting={confirmation.meeting} />
    </>
  );
}

function AddAddendum({ meeting }: { meeting: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const id = useId();
  const [asking, setAsking] = useState(false);
  // What is typed stays a draft until it is put on the record as one fact.
  const kept = useKept({
    draft: `${meeting}/addendum`,
    stored: NOTHING_STORED,
    read: () => ({ ok: false, problem: { reason: 'form.required' } }),
    commit: async () => undefined,
  });
  const words = kept.ready ? kept.text('text') : '';
  const record = async () => {
    const trouble = refusalOf(await addAddendum(station, meeting, words.trim()));
    setAsking(false);
    if (!trouble) kept.change('text', '');
    say({ says: trouble ? { problem: trouble } : { done: t('meeting.addendumRecorded') } });
  };
  if (!kept.ready) return null;
  return (
    <div className={pieces.block}>
      <FieldRow id={id} label={t('meeting.addendum')} hint={t('meeting.addendumHint')}>
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={words}
          onChange={(event) => kept.change('text', event.target.value)}
        />
      </FieldRow>
      {asking ? (
        <ConfirmFact
          says={t('meeting.willAdd', { words: words.trim().slice(0, 60) })}
          onConfirm={() => void record()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button disabled={words.trim() === ''} onClick={() => setAsking(true)}>
            {t('meeting.add')}
          </Button>
        </p>
      )}
    </div>
  );
}
