import { Button, Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  detailDraft,
  type ListHead,
  redLines,
  redListDraft,
  SPANS,
  type SpanName,
  spanOf,
  spanText,
} from '../../../shared/domain/merit/redList.ts';
import type { NoticeDraft } from '../../../shared/domain/notice/drafting.ts';
import type { Station } from '../../../shared/store/station.ts';
import { addressOf } from '../../app/address.ts';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { draftNotice } from '../../notice/acts.ts';
import { readGroups } from '../../roster/read.ts';
import { readSettings } from '../../station/settings.ts';
import { useLive, useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import styles from '../merit.module.css';
import { readEarned } from './read.ts';

/** Lines shown here; the notice has them all. */
const SHOWN_MAX = 100;

/** 红榜: who was given points for what, of the village or one group, ready to be posted. Minus points stand on no list. */
export function RedListPage() {
  const { t } = useTranslation();
  const [span, setSpan] = useState<SpanName>('thisMonth');
  const [group, setGroup] = useState('');
  const { value: groups = [] } = useLive(readGroups);
  return (
    <ThingPage title={t('redList.title')} about={t('redList.about')}>
      <p className={pieces.acts}>
        <Segmented
          aria-label={t('redList.span')}
          value={span}
          options={SPANS.map((value) => ({ value, label: t(`redList.spans.${value}`) }))}
          onChange={setSpan}
        />
        <Select
          aria-label={t('redList.group')}
          className={styles.choice as string}
          value={group}
          options={[
            { value: '', label: t('redList.wholeVillage') },
            ...groups.map((one) => ({ value: one, label: one })),
          ]}
          onChange={setGroup}
        />
      </p>
      <RedList key={`${span} ${group}`} span={span} group={group} />
    </ThingPage>
  );
}

async function readList(station: Station, span: SpanName, group: string) {
  const [earned, settings] = await Promise.all([
    readEarned(station, spanOf(span, today()), group),
    readSettings(station),
  ]);
  return { earned, village: settings?.village ?? '' };
}

function RedList({ span, group }: { span: SpanName; group: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useLive(useCallback((station: Station) => readList(station, span, group), [span, group]));
  const draft = useDraft();
  if (!value) return null;
  const { earned, village } = value;
  const lines = redLines(earned);
  if (lines.length === 0) return <p>{t('redList.nothing')}</p>;
  const head: ListHead = { village, group, days: spanText(span, today()) };
  const sum = lines.reduce((points, line) => points + line.points, 0);
  return (
    <>
      <p className={pieces.acts}>
        <Button type="primary" onClick={() => void draft(redListDraft(lines, head))}>
          {t('redList.draft')}
        </Button>
        <Button onClick={() => void draft(detailDraft(earned, head))}>{t('redList.draftDetail')}</Button>
        <span className={pieces.soft}>
          {t('redList.sum', { lines: format.count(lines.length), points: format.points(sum) })}
        </span>
      </p>
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col" className="figures">
              {t('redList.place')}
            </th>
            <th scope="col">{t('redList.name')}</th>
            <th scope="col">{t('redList.group')}</th>
            <th scope="col" className="figures">
              {t('redList.deeds')}
            </th>
            <th scope="col" className="figures">
              {t('redList.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, SHOWN_MAX).map((line, place) => (
            <tr key={line.account}>
              <td className="figures">{place + 1}</td>
              <td>{line.name}</td>
              <td>{line.villagersGroup}</td>
              <td className="figures">{format.count(line.deeds)}</td>
              <td className="figures">{format.points(line.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > SHOWN_MAX && <p className={pieces.soft}>{t('redList.more', { number: SHOWN_MAX })}</p>}
    </>
  );
}

function useDraft(): (draft: NoticeDraft) => Promise<void> {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  return async (draft) => {
    const drafted = await draftNotice(station, draft);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    say({ says: { done: t('redList.drafted') } });
    await navigate(addressOf(drafted.id));
  };
}
