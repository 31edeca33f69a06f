import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive } from '../station/station.ts';
import { readTeamsStanding } from './readTeams.ts';
import { useTeamWarningText } from './TeamWarnings.tsx';

/** Where the station's teams stand by the rule in force: which are missing, and what asks for attention. */
export function TeamsStandingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const textOf = useTeamWarningText();
  const { value } = useLive(readTeamsStanding);
  if (!value) return null;
  const { rule, missing, teams } = value;
  const warned = teams.filter(({ warnings }) => warnings.length > 0);
  return (
    <ThingPage title={t('team.standing')} about={rule ? t('team.byRule', { name: rule.name }) : t('team.noRule')}>
      {!rule && (
        <p>
          <Button type="primary" onClick={() => void navigate('/team/rule')}>
            {t('team.toRule')}
          </Button>
        </p>
      )}
      {missing.length > 0 && (
        <section className={pieces.needsYou}>
          <p>{t('team.missing', { number: missing.length })}</p>
          <ul>
            {missing.map((field) => (
              <li key={field}>
                <Link to={`/team/new?field=${encodeURIComponent(field)}`}>{t('team.foundIn', { field })}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {warned.map(({ team, warnings }) => (
        <section key={team.id} className={pieces.needsYou}>
          <p>
            <Link to={addressOf(team.id)}>{team.name}</Link>
          </p>
          <ul>
            {warnings.map((warning) => (
              <li key={textOf(warning)}>{textOf(warning)}</li>
            ))}
          </ul>
        </section>
      ))}
      {rule && missing.length === 0 && warned.length === 0 && <p>{t('team.allWell')}</p>}
      <p className={pieces.soft}>{t('team.hint')}</p>
    </ThingPage>
  );
}
