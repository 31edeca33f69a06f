import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { paperDate } from '../../../shared/domain/calendar/write.ts';
import { entryTail, type MeritCode } from '../../../shared/domain/merit/code.ts';
import { type Voucher, worthOf } from '../../../shared/domain/merit/voucher.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import type { Station } from '../../../shared/store/station.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { useFormat } from '../../i18n/format.ts';
import { OfficialPaper } from '../../print/OfficialPaper.tsx';
import { PrintView } from '../../print/PrintView.tsx';
import { readSettings } from '../../station/settings.ts';
import { useLive, useStation } from '../../station/station.ts';
import { CodeMark } from '../code/CodeMark.tsx';
import { useSignedCodes } from '../code/useSignedCode.ts';
import { readVoucherStanding } from './read.ts';

async function readPaper(station: Station, id: string) {
  const voucher = (await station.getMany([id])).get(id) as unknown as Voucher | undefined;
  if (voucher?.kind !== 'voucher') return {};
  const [household, settings, standing] = await Promise.all([
    station.get<'household'>(voucher.household),
    readSettings(station),
    readVoucherStanding(station, id),
  ]);
  const isOpen = !standing.taken && !standing.givenBack;
  return { voucher, isOpen, household: household as Household | undefined, station: settings?.name ?? '' };
}

/** A voucher on paper, with the code that a merchant's is known by: `/paper/voucher/voucher:01J…`. One that is spent is not printed. */
export default function VoucherPaper() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id = '' } = useParams();
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  const { code: station } = useStation();
  const { voucher, isOpen, household } = value ?? {};
  const codes = useMemo(() => (voucher && isOpen ? [codeOf(station, voucher)] : undefined), [station, voucher, isOpen]);
  const signed = useSignedCodes(codes);
  if (value && !isOpen) return <Sentence problem={{ reason: 'voucher.notOpen' }} />;
  return (
    <PrintView title={t('voucher.paper')} ready={signed.ready}>
      {signed.problem && <Sentence problem={signed.problem} />}
      {voucher && (
        <OfficialPaper title={t('voucher.paper')} signer={value?.station ?? ''} day={voucher.postedOn}>
          <p>
            {t('voucher.paperWords', {
              household: `${t('merit.householdOf', { name: household?.headName ?? '' })}（${household?.villagersGroup ?? ''}）`,
              points: format.points(worthOf(voucher)),
              until: paperDate(voucher.validUntil),
            })}
          </p>
          <p>{t('voucher.paperOnce')}</p>
          {signed.texts[0] && <CodeMark text={signed.texts[0]} />}
        </OfficialPaper>
      )}
    </PrintView>
  );
}

function codeOf(station: string, voucher: Voucher): MeritCode {
  const { id, household: about, validUntil: day } = voucher;
  return { form: 'voucher', station, about, points: worthOf(voucher), day, entry: entryTail(id) };
}
