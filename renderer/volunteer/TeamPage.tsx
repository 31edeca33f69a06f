import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive } from '../station/station.ts';
import { readTeam, type TeamInHand } from './readTeams.ts';
import { TeamForm } from './TeamForm.tsx';
import { TeamMembers } from './TeamMembers.tsx';
import { TeamWarnings } from './TeamWarnings.tsx';
import styles from './volunteer.module.css';

/** A team: what it is for, who is in it, what asks for attention, what it did. */
export function TeamPage({ id }: { id: string }) {
  const [query] = useSearchParams();
  const read = useCallback(async (station: Station) => ({ found: await readTeam(station, id) }), [id]);
  const { value } = useLive(read);
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'team.gone' }} />;
  if (query.get('act') === 'edit') return <TeamForm current={found.team} />;
  return <InHand {...found} />;
}

function InHand(found: TeamInHand) {
  const { t } = useTranslation();
  const format = useFormat();
  const { team, warnings, activities } = found;
  return (
    <ThingPage title={team.name} about={team.field} acts={<TeamActs {...found} />}>
      <TeamWarnings warnings={warnings} />
      <Facts
        facts={[
          { label: t('team.from'), value: format.date(team.from) },
          { label: t('team.to'), value: team.to === undefined ? '' : format.date(team.to) },
          { label: t('team.tasks'), value: team.tasks },
        ]}
      />
      <TeamMembers {...found} />
      <section className={pieces.block}>
        <div className={styles.head}>
          <h2>{t('team.activities')}</h2>
          <Link to={`/activity/new?team=${team.id}`}>{t('activity.add')}</Link>
        </div>
        {activities.length === 0 && <p className={pieces.soft}>{t('team.noActivities')}</p>}
        <ul className={styles.lines}>
          {activities.map(({ id, on, title, place }) => (
            <li key={id}>
              <span className={styles.day}>{format.date(on)}</span>
              <Link to={addressOf(id)}>{title}</Link>
              <span className={pieces.soft}>{place}</span>
            </li>
          ))}
        </ul>
      </section>
    </ThingPage>
  );
}

function TeamActs({ team, members }: TeamInHand) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useVoid();
  const address = addressOf(team.id);
  const voidIt = async () => {
    await discard(team);
    await navigate('/team');
  };
  return (
    <>
      <Button type="primary" onClick={() => void navigate(`${address}?act=edit`)}>
        {t('action.edit')}
      </Button>
      <Button onClick={() => void navigate(`/paper${address}`)}>{t('team.printRoster')}</Button>
      {/* A team that people were in is dissolved, not voided: who served in it stays known. */}
      {members.length === 0 && <Button onClick={() => void voidIt()}>{t('action.void')}</Button>}
    </>
  );
}
