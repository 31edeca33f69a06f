import { useTranslation } from 'react-i18next';
import type { TeamWarning } from '../../shared/domain/volunteer/teams.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';

/** A warning about a team as one sentence. */
export function useTeamWarningText(): (warning: TeamWarning) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (warning) => {
    const words: Record<string, unknown> = { ...warning };
    if ('on' in warning) words.on = format.date(warning.on);
    if ('post' in warning) words.post = t(`team.postOf.${warning.post}`);
    return t(`team.warning.${warning.reason}`, words);
  };
}

/** Where a team departs from the rule: told, not refused. */
export function TeamWarnings({ warnings }: { warnings: readonly TeamWarning[] }) {
  const { t } = useTranslation();
  const textOf = useTeamWarningText();
  if (warnings.length === 0) return null;
  return (
    <div className={pieces.needsYou} role="status">
      <p>{t('team.warningLead')}</p>
      <ul>
        {warnings.map((warning) => (
          <li key={textOf(warning)}>{textOf(warning)}</li>
        ))}
      </ul>
    </div>
  );
}
