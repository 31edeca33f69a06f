import { useTranslation } from 'react-i18next';
import pieces from '../../frame/pieces.module.css';
import { useStation } from '../../station/station.ts';
import { recordAcknowledgement, recordRegiving } from './acts.ts';
import type { DoubledAct } from './read.ts';
import { WithReason } from './WithReason.tsx';

/** What can be said of an act that two laptops did: that it stays; of a crossed voucher, that the household pays after all. */
export function SettleActs({ act }: { act: DoubledAct }) {
  const { t } = useTranslation();
  const station = useStation();
  const text = act.entries[0]?.text ?? '';
  return (
    <div className={pieces.acts}>
      {act.as === 'crossed' && (
        <WithReason
          draft={`regiven/${act.act}`}
          label={t('regiven.act')}
          labelOf={t('regiven.actOf', { text })}
          willRecord={(reason) => t('regiven.willRecord', { text, reason })}
          record={(reason) => recordRegiving(station, act, reason)}
          recorded={t('regiven.recorded')}
        />
      )}
      <WithReason
        draft={`acknowledgement/${act.act}`}
        label={t('acknowledgement.seen')}
        labelOf={t('acknowledgement.seenOf', { text })}
        willRecord={(reason) => t('acknowledgement.willRecord', { text, reason })}
        record={(reason) => recordAcknowledgement(station, act, reason)}
        recorded={t('acknowledgement.recorded')}
      />
    </div>
  );
}
