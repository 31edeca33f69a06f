import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import { addressOf } from '../app/address.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import pieces from '../frame/pieces.module.css';
import { useItemWords } from '../merit/itemWords.ts';
import { readRubrics } from '../merit/read.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { handInAffair } from './acts.ts';
import type { AffairInHand } from './read.ts';

/** 记积分: the deed of a household that kept its affair simple, or did not, by one item of the rubric of its day. */
export function HandInAffair({ found: { affair, state, deeds } }: { found: AffairInHand }) {
  const { t } = useTranslation();
  const id = useId();
  const station = useStation();
  const words = useItemWords();
  const { say } = useToasts();
  const { value: rubrics } = useLive(readRubrics);
  const [item, setItem] = useState<string>();
  const [deed] = deeds;
  if (!rubrics || (state !== 'checked' && state !== 'closed')) return null;
  if (deed) {
    return (
      <p>
        {t('affair.handedIn')} <Link to={addressOf(deed.id)}>{deed.description}</Link>
      </p>
    );
  }
  const rubric = rubricOn(rubrics, affair.on);
  if (!rubric) return <p className={pieces.soft}>{t('activity.noRubric')}</p>;
  const handIn = async () => {
    if (item === undefined) return say({ says: { problem: { reason: 'activity.itemUnknown' } } });
    const made = await handInAffair(station, rubric, affair, item);
    if (!made.ok) say({ says: { problem: made.problem } });
  };
  return (
    <section className={pieces.block}>
      <h2>{t('activity.toMerit')}</h2>
      <FieldRow id={id} label={t('activity.item')}>
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={item ?? null}
          placeholder={t('activity.itemHint')}
          options={rubric.items.map((one) => ({ value: one.code, label: words(one) }))}
          onChange={(code) => setItem(code ?? undefined)}
        />
      </FieldRow>
      <p className={pieces.acts}>
        <Button onClick={() => void handIn()}>{t('activity.handIn')}</Button>
      </p>
    </section>
  );
}
