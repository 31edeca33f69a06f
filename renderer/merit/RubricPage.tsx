import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Rubric, RubricTerms } from '../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../shared/domain/merit/rubric.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { adoptRubric } from './acts.ts';
import { useWorthWords } from './itemWords.ts';
import styles from './merit.module.css';
import { NoticeDays } from './NoticeDays.tsx';
import { readRubrics } from './read.ts';
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
  return <RubricTable terms={terms} canAdopt={terms === template} own={terms === own ? own : undefined} />;
}

function RubricTable({ terms, canAdopt, own }: { terms: RubricTerms; canAdopt: boolean; own: Rubric | undefined }) {
  const { t } = useTranslation();
  const points = useWorthWords();
  return (
    <ThingPage
      title={terms.name}
      about={t('rubric.source', { source: terms.source })}
      acts={
        <>
          {canAdopt && <Adopt terms={terms} />}
          {own?.draft && <DraftActs draft={own} />}
          <ExportRubric terms={terms} />
        </>
      }
    >
      {own ? <NoticeDays rubric={own} /> : <p>{t('rubric.noticeDays', { days: terms.noticeDays })}</p>}
      <table className={`${styles.table} ${pieces.block}`}>
        <thead>
          <tr>
            <th scope="col">{t('rubric.code')}</th>
            <th scope="col">{t('rubric.className')}</th>
            <th scope="col">{t('rubric.name')}</th>
            <th scope="col" className="figures">
              {t('rubric.worth')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {terms.items.map((item) => (
            <tr key={item.code}>
              <td>{item.code}</td>
              <td>{item.className}</td>
              <td>{item.name}</td>
              <td className="figures">{points(item, 1)}</td>
              <td className={pieces.soft}>{t('rubric.per', { per: item.per })}</td>
            </tr>
          ))}
        </tbody>
      </table>
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
