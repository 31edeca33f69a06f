import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { callNext, passOver, type RedemptionDay } from '../../../shared/domain/merit/queue.ts';
import { useStation } from '../../station/station.ts';
import { useToasts } from '../../toast/toasts.ts';
import { passbookAddress } from '../passbookAddress.ts';
import { readDay, writeDay } from './useDay.ts';

/** Calling from the line: whoever is called has their passbook opened. */
export function useCalling(): { next(): Promise<void>; pass(): Promise<void> } {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const go = async (step: (line: RedemptionDay) => RedemptionDay) => {
    const line = step(await readDay(station));
    await writeDay(station, line);
    if (line.called) await navigate(passbookAddress(line.called.household));
    else say({ says: { done: t('queue.nobodyWaits') } });
  };
  return { next: () => go(callNext), pass: () => go(passOver) };
}
