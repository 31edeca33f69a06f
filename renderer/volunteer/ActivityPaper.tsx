import { useCallback } from 'react';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { type ActivityInHand, readActivity } from './readActivities.ts';

/** Lines left for those who come without being on the list. */
const EMPTY_LINES = 6;

async function readPaper(station: Station, id: string) {
  const [found, settings] = await Promise.all([readActivity(station, id), readSettings(station)]);
  return { found, signer: settings?.name ?? '' };
}

/** 活动记录表: what an activity was, what came of it, and who took part, with a place to sign: `/paper/activity/<id>`. */
export default function ActivityPaper() {
  const { t } = usePaperWords();
  const id = `activity:${useParams().id ?? ''}`;
  const { value } = useLive(useCallback((station: Station) => readPaper(station, id), [id]));
  if (value && !value.found) return <Sentence problem={{ reason: 'activity.gone' }} />;
  return (
    <PrintView title={value?.found?.activity.title ?? t('activity.record')} ready={value?.found !== undefined}>
      {value?.found && <Record found={value.found} signer={value.signer} />}
    </PrintView>
  );
}

function Record({ found, signer }: { found: ActivityInHand; signer: string }) {
  const { t } = usePaperWords();
  const { activity, team, participants, rows } = found;
  const came = new Map(participants.map((one) => [one.person, one.minutes]));
  const lines: [string, string][] = [
    [t('activity.title'), activity.title],
    [t('activity.theme'), t(`activity.themeChoice.${activity.theme}`)],
    [t('activity.on'), [paperDate(activity.on), activity.startsAt].filter(Boolean).join(' ')],
    [t('activity.place'), activity.place],
    [t('activity.team'), team?.name ?? signer],
    [t('activity.organiser'), activity.organiser],
    [t('activity.content'), activity.content],
    [t('activity.served'), activity.served > 0 ? t('activity.peopleOf', { number: activity.served }) : ''],
    [t('activity.recap'), activity.recap],
  ];
  return (
    <OfficialPaper title={t('activity.record')} signer={signer} day={activity.on}>
      <table>
        <colgroup>
          {['22%', '20%', '29%', '29%'].map((width, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
            <col key={place} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {lines.map(([label, text]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td colSpan={3}>{text}</td>
            </tr>
          ))}
          <tr>
            <th scope="col">{t('activity.name')}</th>
            <th scope="col">{t('activity.minutes')}</th>
            <th scope="col" colSpan={2}>
              {t('activity.signature')}
            </th>
          </tr>
          {rows.map(({ person, name }) => (
            <tr key={person}>
              <td>{name}</td>
              <td>{came.get(person) ?? ''}</td>
              <td colSpan={2} />
            </tr>
          ))}
          {Array.from({ length: EMPTY_LINES }, (_, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an empty line is its place
            <tr key={line}>
              <td>&nbsp;</td>
              <td />
              <td colSpan={2} />
            </tr>
          ))}
        </tbody>
      </table>
    </OfficialPaper>
  );
}
