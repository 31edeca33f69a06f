import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mayHandIn } from '../../shared/domain/affair/handingIn.ts';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { ItemChoice } from '../merit/ItemChoice.tsx';
import { readRubrics } from '../merit/read.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { handInAffair } from './acts.ts';
import type { AffairInHand } from './read.ts';

/** 记积分: the deed of a household that kept its affair simple, or did not, by one item of the rubric of its day. */
export function HandInAffair({ found: { affair, state, deeds } }: { found: AffairInHand }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { value: rubrics } = useLive(readRubrics);
  const [item, setItem] = useState<string>();
  const [deed] = deeds;
  if (!rubrics || !mayHandIn(state)) return null;
  if (deed) {
    return (
      <p>
        {t('affair.handedIn')} <Link to={addressOf(deed.id)}>{deed.description}</Link>
      </p>
    );
  }
  const rubric = rubricOn(rubrics, affair.on);
  if (!rubric) return <p className={pieces.soft}>{t('deed.noRubricThen')}</p>;
  const handIn = async () => {
    if (item === undefined) return say({ says: { problem: { reason: 'affair.itemUnknown' } } });
    const made = await handInAffair(station, rubric, affair.id, item);
    if (!made.ok) say({ says: { problem: made.problem } });
  };
  return (
    <section className={pieces.block}>
      <h2>{t('deed.toMerit')}</h2>
      <ItemChoice rubric={rubric} chosen={item} onChoose={setItem} />
      <p className={pieces.acts}>
        <Button onClick={() => void handIn()}>{t('deed.toJudging')}</Button>
      </p>
    </section>
  );
}
