import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type NoticeTerms, noticeSubject, noticeTerms } from '../../shared/domain/notice/notice.ts';
import { NOTICE_TEMPLATES, noticeTermsOn } from '../../shared/domain/notice/terms.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { setNoticeTerms } from './acts.ts';
import styles from './notice.module.css';
import { readNoticeRules } from './read.ts';

const PLAN: FormPlan = {
  kind: 'noticeRule',
  schema: noticeTerms.omit({ subject: true, validTo: true }),
  groups: [
    {
      name: 'terms',
      fields: [
        { name: 'days', shape: { as: 'number' } },
        { name: 'objectionDays', shape: { as: 'number' } },
        { name: 'answerDays', shape: { as: 'number' } },
        { name: 'validFrom', shape: { as: 'date', lean: 'future' } },
        { name: 'source', shape: { as: 'text' } },
      ],
    },
  ],
};

/** How long notices of each subject hang and may be objected to: what holds today, and setting it anew. */
export function TermsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value: rules } = useLive(readNoticeRules);
  const [changing, setChanging] = useState<NoticeTerms>();
  if (!rules) return null;
  const holding = noticeSubject.options.map((subject) => noticeTermsOn(rules, subject, today()));
  return (
    <ThingPage title={t('notice.rules')} about={t('notice.rulesAbout')}>
      <table className={styles.terms}>
        <thead>
          <tr>
            {['subject', 'days', 'objectionDays', 'answerDays', 'validFrom'].map((field) => (
              <th key={field} scope="col">
                {t(`noticeRule.${field}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {holding.map((terms) => (
            <tr key={terms.subject}>
              <td>{t(`noticeRule.subjectChoice.${terms.subject}`)}</td>
              {[terms.days, terms.objectionDays, terms.answerDays].map((days, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={place}>{t('notice.atDay', { number: days })}</td>
              ))}
              <td>
                {terms === NOTICE_TEMPLATES[terms.subject]
                  ? t('notice.usual')
                  : t('notice.ruleFrom', { date: format.date(terms.validFrom) })}
              </td>
              <td>
                <Button size="small" onClick={() => setChanging(terms)}>
                  {t('notice.ruleChange')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changing && <ChangeTerms key={changing.subject} terms={changing} onDone={() => setChanging(undefined)} />}
    </ThingPage>
  );
}

function ChangeTerms({ terms, onDone }: { terms: NoticeTerms; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { subject, days, objectionDays, answerDays } = terms;
  const initial = useMemo(() => {
    const numbers = { days: String(days), objectionDays: String(objectionDays), answerDays: String(answerDays) };
    return { ...numbers, validFrom: today(), source: '' };
  }, [days, objectionDays, answerDays]);
  const form = useForm({ plan: PLAN, draft: `noticeRule/${subject}`, initial, today: today() });
  return (
    <section>
      <h2>{t('noticeRule.title', { subject: t(`noticeRule.subjectChoice.${subject}`) })}</h2>
      <Form
        form={form}
        focusFirst
        handIn={t('noticeRule.set')}
        onCancel={onDone}
        onFinish={async ({ content }) => {
          const set = await setNoticeTerms(station, { ...(content as Omit<NoticeTerms, 'subject'>), subject });
          if (!set.ok) return set.problem;
          say({ says: { done: t('noticeRule.done') } });
          onDone();
          return undefined;
        }}
      />
    </section>
  );
}
