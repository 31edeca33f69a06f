import { useCallback } from 'react';
import { useParams } from 'react-router';
import { affairMetric } from '../../shared/domain/affair/affair.ts';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import { maskPhone } from '../../shared/domain/roster/mask.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { figureText } from './figureText.ts';
import { type AffairInHand, readAffair } from './read.ts';

async function readPaper(station: Station, id: string) {
  const [found, settings] = await Promise.all([readAffair(station, id), readSettings(station)]);
  return { found, signer: settings?.name ?? '' };
}

/** 红白事报备表: the declaration with places for the opinions of council, village and township: `/paper/affair/<id>`. */
export default function AffairPaper() {
  const { t } = usePaperWords();
  const id = `affair:${useParams().id ?? ''}`;
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  if (value && !value.found) return <Sentence problem={{ reason: 'affair.gone' }} />;
  return (
    <PrintView title={t('affair.formPaper')} ready={value?.found !== undefined}>
      {value?.found && <Declaration found={value.found} signer={value.signer} />}
    </PrintView>
  );
}

function Declaration({ found, signer }: { found: AffairInHand; signer: string }) {
  const { t, format } = usePaperWords();
  const { affair, checked, taken } = found;
  const ruling = taken.findLast(({ step }) => step === 'ruling');
  const said = ruling?.opinion
    ? [t(`affairStep.opinionChoice.${ruling.opinion}`), ruling.says, ruling.clause].filter(Boolean).join('，')
    : '';
  const lines: [string, string][] = [
    [t('affair.host'), affair.hostName],
    [t('affair.phone'), maskPhone(affair.phone)],
    [t('affair.cadre'), affair.cadre ? t('affair.yes') : ''],
    [t('affair.occasion'), `${t(`affair.colourChoice.${affair.colour}`)}　${affair.occasion}`],
    [t('affair.relation'), affair.relation],
    [t('affair.on'), paperDate(affair.on)],
    [t('affair.place'), affair.place],
  ];
  return (
    <OfficialPaper title={t('affair.formPaper')} signer={signer} day={affair.declaredOn}>
      <table>
        <colgroup>
          {['30%', '35%', '35%'].map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={place} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td colSpan={2}>{value}</td>
            </tr>
          ))}
          <tr>
            <th scope="col">{t('affair.figure')}</th>
            <th scope="col">{t('affair.declaredFigure')}</th>
            <th scope="col">{t('affair.foundFigure')}</th>
          </tr>
          {affairMetric.options.map((metric) => {
            const [declared, actual] = [affair[metric], checked?.[metric]];
            return (
              <tr key={metric}>
                <th scope="row">{t(`affair.${metric}`)}</th>
                <td>{declared === undefined ? '' : figureText(format, metric, declared)}</td>
                <td>{actual === undefined ? '' : figureText(format, metric, actual)}</td>
              </tr>
            );
          })}
          {(['council', 'village', 'township'] as const).map((place) => (
            <tr key={place}>
              <th scope="row">{t(`affair.opinionOf.${place}`)}</th>
              <td colSpan={2}>
                <p>{place === 'council' ? said : ''}</p>
                <p>{t('affair.signHere')}</p>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('affair.pledge')}</th>
            <td colSpan={2}>{t('affair.pledgeWords')}</td>
          </tr>
        </tbody>
      </table>
    </OfficialPaper>
  );
}
