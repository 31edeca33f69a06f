import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { ActivityForm } from './ActivityForm.tsx';
import { ActivityList } from './ActivityList.tsx';
import { ActivityPage } from './ActivityPage.tsx';
import { TeamForm } from './TeamForm.tsx';
import { TeamList } from './TeamList.tsx';
import { TeamPage } from './TeamPage.tsx';
import { TeamRulePage } from './TeamRulePage.tsx';
import { TeamsStandingPage } from './TeamsStandingPage.tsx';
import { VolunteerPlaces } from './VolunteerPlaces.tsx';

/** Where the rule of teams stands: `/team/rule`. */
const RULE = 'rule';

/** 志愿服务: the teams with their members, and the activities with who took part. */
export default function VolunteerRoom() {
  const team = useMatch('/team/:id?');
  return team ? <Teams part={team.params.id} /> : <Activities />;
}

function Teams({ part }: { part: string | undefined }) {
  const id = part === RULE ? undefined : idAt('team', part);
  const list = (
    <VolunteerPlaces>
      <TeamList opened={id} />
    </VolunteerPlaces>
  );
  if (part === RULE) return <WorkArea list={list} thing={<TeamRulePage />} />;
  if (part === NEW) return <WorkArea list={list} thing={<TeamForm />} />;
  return <WorkArea list={list} thing={id ? <TeamPage key={id} id={id} /> : <TeamsStandingPage />} />;
}

function Activities() {
  const { t } = useTranslation();
  const part = useMatch('/activity/:id?')?.params.id;
  const id = idAt('activity', part);
  const list = (
    <VolunteerPlaces>
      <ActivityList opened={id} />
    </VolunteerPlaces>
  );
  const thing = id ? <ActivityPage key={id} id={id} /> : part === NEW ? <ActivityForm /> : undefined;
  return <WorkArea list={list} thing={thing} hint={t('activity.hint')} />;
}
