import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Rubric, RubricTerms } from '../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import { addressOf } from '../app/address.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { adoptRubric } from './acts.ts';
import { NoticeDays } from './NoticeDays.tsx';
import { readRubrics } from './read.ts';
import { draftFrom } from './rubricDraft/acts.ts';
import { RubricComparison } from './rubricDraft/RubricComparison.tsx';
import { RubricItems } from './rubricDraft/RubricItems.tsx';
import { DraftActs, ExportRubric } from './rubricFile/RubricActs.tsx';
import { templateAt } from './templateAddress.ts';

/** A rubric's table: the station's own, or a template to adopt. Without a name, the one in force or the first template. */
export function RubricPage({ name }: { name: string | undefined }) {
  const { value: rubrics } = useLive(readRubrics);
  if (!rubrics) return null;
  const index = name === undefined ? undefined : templateAt(name);
  const own = name === undefined ? rubricOn(rubrics, today()) : rubrics.find(({ id }) => id === `rubric:${name}`);
  const template = RUBRIC_TEMPLATES[index ?? (name === undefined ? 0 : -1)];
  const terms = index === undefined ? (own ?? template) : template;
  if (!terms) return null;
  const shown = terms === own ? own : undefined;
  return (
    <RubricTable
      terms={terms}
      canAdopt={terms === template}
      own={shown}
      others={rubrics.filter((one) => !one.voided && one !== shown).reverse()}
    />
  );
}

interface RubricTableProps {
  terms: RubricTerms;
  canAdopt: boolean;
  own: Rubric | undefined;
  /** The station's other rubrics, the newest first. */
  others: readonly Rubric[];
}

function RubricTable({ terms, canAdopt, own, others }: RubricTableProps) {
  const { t } = useTranslation();
  const draft = own?.draft ? own : undefined;
  return (
    <ThingPage
      title={terms.name}
      about={t('rubric.source', { source: terms.source })}
      acts={
        <>
          {canAdopt && <Adopt terms={terms} />}
          {draft ? <DraftActs draft={draft} /> : <BeginDraft terms={terms} />}
          <ExportRubric terms={terms} />
        </>
      }
    >
      {own ? <NoticeDays rubric={own} /> : <p>{t('rubric.noticeDays', { days: terms.noticeDays })}</p>}
      <RubricItems terms={terms} draft={draft} />
      <RubricComparison terms={terms} others={others} />
    </ThingPage>
  );
}

function Adopt({ terms }: { terms: RubricTerms }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const adopt = async () => {
    const adopted = await adoptRubric(station, terms, today());
    if (!adopted.ok) return say({ says: { problem: adopted.problem } });
    const undo = async () => {
      await station.void(adopted.id, t('rubric.voidReason'));
      say({ says: { done: t('rubric.adoptUndone') } });
    };
    say({ says: { done: t('rubric.adopted') }, action: { label: t('action.undo'), run: undo } });
    await navigate(addressOf(adopted.id));
  };
  return (
    <Button type="primary" onClick={() => void adopt()}>
      {t('rubric.adopt')}
    </Button>
  );
}

/** 改出一份新的: a draft that begins with these lines. */
function BeginDraft({ terms }: { terms: RubricTerms }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const begin = async () => {
    const drafted = await draftFrom(station, terms);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    say({ says: { done: t('rubricItem.drafted') } });
    await navigate(addressOf(drafted.id));
  };
  return <Button onClick={() => void begin()}>{t('rubricItem.begin')}</Button>;
}
