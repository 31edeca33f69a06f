import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import type { Counting } from '../../shared/domain/volunteer/signingIn.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import pieces from '../frame/pieces.module.css';
import { ItemChoice } from '../merit/ItemChoice.tsx';
import { voidRound } from '../merit/inspecting/acts.ts';
import { readRubrics } from '../merit/read.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { handInActivity } from './activityActs.ts';
import type { ActivityInHand } from './readActivities.ts';

/** 交去评议: the deeds of those who took part, by one item of the rubric that held on the day. */
export function HandInActivity({ found }: { found: ActivityInHand }) {
  const { t } = useTranslation();
  const { value: rubrics } = useLive(readRubrics);
  const { activity, participants, deeds } = found;
  if (!rubrics || participants.length === 0) return null;
  const rubric = rubricOn(rubrics, activity.on);
  return (
    <section className={pieces.block}>
      <h2>{t('deed.toMerit')}</h2>
      {deeds.length > 0 && (
        <p>
          {t('activity.deedsHandedIn', { number: deeds.length })} <Link to="/deed">{t('activity.toDeeds')}</Link>
        </p>
      )}
      {rubric ? <HandIn rubric={rubric} found={found} /> : <p>{t('deed.noRubricThen')}</p>}
    </section>
  );
}

function HandIn({ rubric, found: { activity, deeds } }: { rubric: Rubric; found: ActivityInHand }) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const { say } = useToasts();
  const [item, setItem] = useState<string | undefined>(deeds[0]?.item);
  const [counting, setCounting] = useState<Counting>('once');
  const handIn = async () => {
    if (item === undefined) return say({ says: { problem: { reason: 'activity.itemUnknown' } } });
    const made = await handInActivity(station, rubric, activity.id, { item, counting });
    if (!made.ok) return say({ says: { problem: made.problem } });
    const undo = async () => {
      const problem = await voidRound(station, made.deeds, t('deed.voidReason'));
      say({ says: problem ? { problem } : { done: t('activity.undone') } });
    };
    const done = t('activity.handedIn', { number: made.deeds.length });
    say({ says: { done }, action: { label: t('action.undo'), run: undo } });
  };
  return (
    <>
      <ItemChoice rubric={rubric} chosen={item} onChoose={setItem} />
      <FieldRow id={id} label={t('activity.counting')}>
        <Select
          id={id}
          value={counting}
          options={(['once', 'hours'] as const).map((value) => ({
            value,
            label: t(`activity.countingChoice.${value}`),
          }))}
          onChange={setCounting}
        />
      </FieldRow>
      <p className={pieces.acts}>
        <Button onClick={() => void handIn()}>{t('deed.toJudging')}</Button>
      </p>
    </>
  );
}
