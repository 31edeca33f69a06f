import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import styles from './merit.module.css';
import { readRubrics } from './read.ts';
import { ImportRubric } from './rubricFile/ImportRubric.tsx';
import { templateAddress } from './templateAddress.ts';

/** What goes before the name of an own rubric in its id. */
const OWN = 'rubric:';

/** The station's rubrics, and those of other places to adopt. */
export function RubricList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const { value: rubrics } = useLive(readRubrics);
  if (!rubrics) return null;
  const own = rubrics.filter((rubric) => !rubric.voided).reverse();
  const holding = rubricOn(rubrics, today());
  // Without a name in the address, the page shows the one in force.
  const shown = opened ?? holding?.id.slice(OWN.length);
  return (
    <nav className={styles.rubrics} aria-label={t('rubric.list')}>
      {own.length === 0 && <p className={pieces.needsYou}>{t('rubric.none')}</p>}
      {own.map((rubric) => (
        <OwnRubric key={rubric.id} rubric={rubric} holds={rubric.id === holding?.id} opened={shown} />
      ))}
      <Link to="/rubric/period" aria-current={opened === 'period' ? 'page' : undefined}>
        {t('periodRule.link')}
      </Link>
      <p>
        <ImportRubric />
      </p>
      <h2>{t('rubric.templates')}</h2>
      {RUBRIC_TEMPLATES.map(({ name, items }, index) => (
        <Link
          key={name}
          to={templateAddress(index)}
          aria-current={templateAddress(index) === `/rubric/${opened}` ? 'page' : undefined}
        >
          <span>{name}</span>
          <span className={pieces.soft}>{t('rubric.itemsCount', { number: items.length })}</span>
        </Link>
      ))}
    </nav>
  );
}

function OwnRubric({ rubric, holds, opened }: { rubric: Rubric; holds: boolean; opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const part = rubric.id.slice(OWN.length);
  return (
    <Link to={`/rubric/${part}`} aria-current={part === opened ? 'page' : undefined}>
      <span>
        {rubric.name}{' '}
        <StateTag tone={holds ? 'settled' : 'plain'}>{t(`rubric.state.${stateOf(rubric, holds)}`)}</StateTag>
      </span>
      <span className={pieces.soft}>{t('rubric.from', { date: format.date(rubric.validFrom) })}</span>
    </Link>
  );
}

function stateOf({ draft, validFrom }: Rubric, holds: boolean): 'draft' | 'inForce' | 'coming' | 'past' {
  if (draft) return 'draft';
  if (holds) return 'inForce';
  return validFrom > today() ? 'coming' : 'past';
}
