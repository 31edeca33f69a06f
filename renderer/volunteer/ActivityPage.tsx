import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Attachments } from '../file/Attachments.tsx';
import { Facts } from '../frame/Facts.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive } from '../station/station.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { HandInActivity } from './HandInActivity.tsx';
import { type ActivityInHand, readActivity } from './readActivities.ts';
import { SignIn } from './SignIn.tsx';

/** One activity: what it was, who took part, and the deeds that come of it. */
export function ActivityPage({ id }: { id: string }) {
  const [query] = useSearchParams();
  const read = useCallback(async (station: Station) => ({ found: await readActivity(station, id) }), [id]);
  const { value } = useLive(read);
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'activity.gone' }} />;
  if (query.get('act') === 'edit') return <ActivityForm current={found.activity} />;
  return <InHand {...found} />;
}

function InHand(found: ActivityInHand) {
  const { t } = useTranslation();
  const format = useFormat();
  const { activity, team } = found;
  const { on, startsAt, minutes, place, organiser, content, served, recap, theme } = activity;
  const day = [format.date(on), startsAt, t('activity.minutesOf', { minutes })].filter(Boolean).join(' ');
  return (
    <ThingPage title={activity.title} about={t(`activity.themeChoice.${theme}`)} acts={<ActivityActs {...found} />}>
      <Facts
        facts={[
          { label: t('activity.team'), value: team ? <Link to={addressOf(team.id)}>{team.name}</Link> : '' },
          { label: t('activity.on'), value: day },
          { label: t('activity.place'), value: place },
          { label: t('activity.organiser'), value: organiser },
          { label: t('activity.content'), value: content },
          { label: t('activity.served'), value: served > 0 ? t('activity.peopleOf', { number: served }) : '' },
          { label: t('activity.recap'), value: recap },
        ]}
      />
      <SignIn found={found} />
      <HandInActivity found={found} />
      <Attachments about={activity.id} />
    </ThingPage>
  );
}

function ActivityActs({ activity, participants }: ActivityInHand) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useVoid();
  const address = addressOf(activity.id);
  const voidIt = async () => {
    await discard(activity);
    await navigate('/activity');
  };
  return (
    <>
      <Button type="primary" onClick={() => void navigate(`${address}?act=edit`)}>
        {t('action.edit')}
      </Button>
      <Button onClick={() => void navigate(`/paper${address}`)}>{t('action.print')}</Button>
      {participants.length === 0 && <Button onClick={() => void voidIt()}>{t('action.void')}</Button>}
    </>
  );
}
