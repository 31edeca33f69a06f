import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lawCitation, lawOn } from '../../shared/domain/pact/laws.ts';
import { type LawTerms, lawTerms, lawTopic } from '../../shared/domain/pact/pact.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { setLaw } from './acts.ts';
import styles from './pact.module.css';
import { readLaws } from './read.ts';

const PLAN: FormPlan = {
  kind: 'lawArticle',
  schema: lawTerms.omit({ topic: true, validTo: true }),
  groups: [
    {
      name: 'law',
      fields: [
        { name: 'law', shape: { as: 'text' } },
        { name: 'article', shape: { as: 'text' } },
        { name: 'words', shape: { as: 'longText' } },
        { name: 'validFrom', shape: { as: 'date', lean: 'past' } },
      ],
    },
  ],
};

/** The words of the law that the pact rests on, as the village keeps them: articles are renumbered. */
export function LawsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value: laws } = useLive(readLaws);
  const [changing, setChanging] = useState<LawTerms>();
  if (!laws) return null;
  return (
    <ThingPage title={t('pact.laws')} about={t('pact.lawsAbout')}>
      {lawTopic.options.map((topic) => {
        const law = lawOn(laws, topic, today());
        return (
          <section key={topic} className={styles.block}>
            <h2>{t(`lawArticle.topicChoice.${topic}`)}</h2>
            <p>
              <strong>{lawCitation(law)}</strong>{' '}
              <span className={pieces.soft}>{t('lawArticle.since', { date: format.date(law.validFrom) })}</span>
            </p>
            <p>{law.words}</p>
            {changing?.topic === topic ? (
              <LawForm law={changing} onDone={() => setChanging(undefined)} />
            ) : (
              <p>
                <Button onClick={() => setChanging(law)}>{t('lawArticle.change')}</Button>
              </p>
            )}
          </section>
        );
      })}
    </ThingPage>
  );
}

function LawForm({ law, onDone }: { law: LawTerms; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { topic, law: name, article, words, validFrom } = law;
  const initial = useMemo(() => ({ law: name, article, words, validFrom }), [name, article, words, validFrom]);
  const form = useForm({ plan: PLAN, draft: `lawArticle/${topic}`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('lawArticle.set')}
      onCancel={onDone}
      onFinish={async ({ content }) => {
        const set = await setLaw(station, { ...(content as Omit<LawTerms, 'topic'>), topic });
        if (!set.ok) return set.problem;
        say({ says: { done: t('lawArticle.done') } });
        onDone();
        return undefined;
      }}
    />
  );
}
