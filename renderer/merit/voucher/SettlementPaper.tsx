import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Merchant, Settlement } from '../../../shared/domain/merit/voucher.ts';
import type { Station } from '../../../shared/store/station.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { PrintView } from '../../print/PrintView.tsx';
import { usePaperWords } from '../../print/paperWords.ts';
import { RegisterPaper } from '../../print/RegisterPaper.tsx';
import { readSettings } from '../../station/settings.ts';
import { useLive } from '../../station/station.ts';
import { type MerchantLine, readLines } from './read.ts';

async function readPaper(station: Station, id: string) {
  const settlement = (await station.getMany([id])).get(id) as unknown as Settlement | undefined;
  if (settlement?.kind !== 'settlement') return {};
  const [merchant, vouchers, settings] = await Promise.all([
    station.get<'merchant'>(settlement.merchant),
    readLines(station, settlement.merchant, settlement.vouchers),
    readSettings(station),
  ]);
  return { settlement, merchant: merchant as Merchant | undefined, vouchers, name: settings?.name ?? '' };
}

/** 商家结算单: every voucher of the month, the sum and the money, for both to sign: `/paper/settlement/settlement:01J…`. */
export default function SettlementPaper() {
  const { t, format } = usePaperWords();
  const { id = '' } = useParams();
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  const { settlement, merchant, vouchers, name = '' } = value ?? {};
  if (value && !settlement) return <Sentence problem={{ reason: 'merit.entryGone' }} />;
  const title = t('settlement.paper');
  return (
    <PrintView title={title} ready={settlement !== undefined}>
      {settlement && vouchers && (
        <RegisterPaper<MerchantLine>
          title={title}
          about={t('settlement.paperAbout', {
            station: name,
            merchant: merchant?.name ?? '',
            month: settlement.month,
            day: format.date(settlement.postedOn),
          })}
          rows={vouchers}
          keyOf={({ entry }) => entry}
          sum={(lines) =>
            t('settlement.paperSum', {
              number: lines.length,
              points: format.points(lines.reduce((sum, { points }) => sum + points, 0)),
            })
          }
          columns={[
            { name: 'day', header: t('books.day'), cell: ({ postedOn }) => format.date(postedOn), share: 20 },
            { name: 'number', header: t('books.number'), cell: ({ entry }) => entry.slice(-16), share: 40 },
            {
              name: 'points',
              header: t('books.points'),
              cell: ({ points }) => format.points(points),
              share: 15,
              figures: true,
            },
          ]}
          foot={<p>{t('settlement.paperMoney', { money: format.money(settlement.fen) })}</p>}
        />
      )}
    </PrintView>
  );
}
