import { useTranslation } from 'react-i18next';
import type { BodyKind } from '../../shared/domain/council/council.ts';
import type { CouncilWarning } from '../../shared/domain/council/warnings.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';

/** A warning as one sentence. */
export function useWarningText(): (kind: BodyKind, warning: CouncilWarning) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (kind, warning) => {
    if ('on' in warning) return t(`council.warning.${warning.reason}`, { ...warning, on: format.date(warning.on) });
    if (!('post' in warning)) return t(`council.warning.${warning.reason}`, { ...warning });
    const post = i18n.language.startsWith('zh') ? postWord(kind, warning.post) : t(`council.post.${warning.post}`);
    return t(`council.warning.${warning.reason}`, { ...warning, post });
  };
}

/** Where a body departs from its charter: told, not refused. */
export function Warnings({ kind, warnings }: { kind: BodyKind; warnings: readonly CouncilWarning[] }) {
  const { t } = useTranslation();
  const textOf = useWarningText();
  if (warnings.length === 0) return null;
  return (
    <div className={pieces.needsYou} role="status">
      <p>{t('council.warningLead')}</p>
      <ul>
        {warnings.map((warning) => (
          <li key={textOf(kind, warning)}>{textOf(kind, warning)}</li>
        ))}
      </ul>
    </div>
  );
}
