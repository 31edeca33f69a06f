import { useTranslation } from 'react-i18next';
import type { CharterTerms, Ratio } from '../../shared/domain/council/council.ts';
import pieces from '../frame/pieces.module.css';

/** A share in the language of the screen. */
export function useShareText(): (share: Ratio, strict: boolean) => string {
  const { t } = useTranslation();
  return ({ over, under }, strict) => t(strict ? 'motion.shareStrict' : 'motion.share', { over, under });
}

/** A charter's rules in two lines. */
export function CharterLine({ terms }: { terms: CharterTerms }) {
  const { t } = useTranslation();
  const share = useShareText();
  return (
    <div>
      <p>
        {t('council.charterRules', {
          quorum: share(terms.quorum, terms.quorumStrict),
          pass: share(terms.pass, terms.passStrict),
          months: terms.meetsEveryMonths,
          years: terms.termYears,
        })}
      </p>
      <p className={pieces.soft}>{t('council.charterSource', { source: terms.source })}</p>
    </div>
  );
}
