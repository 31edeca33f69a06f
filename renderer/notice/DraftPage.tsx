import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { z } from 'zod';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { calendarDate } from '../../shared/domain/document.ts';
import { wordsOf } from '../../shared/domain/notice/drafting.ts';
import { maskText } from '../../shared/domain/notice/masking.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { numberText } from '../../shared/domain/notice/numbering.ts';
import { postedContent } from '../../shared/domain/notice/posting.ts';
import { noticeTermsOn } from '../../shared/domain/notice/terms.ts';
import { freeNumber } from '../../shared/store/derived/board.ts';
import type { Station } from '../../shared/store/station.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { type Finished, useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { postNotice } from './acts.ts';
import styles from './notice.module.css';
import { draftIn, type NoticeForm, noticePlan, ownsList, typedNotice } from './noticeForm.ts';
import { PostedText } from './PostedText.tsx';
import { readNoticeRules } from './read.ts';

/** A draft: as it will hang, its form, and the act of posting it. */
export function DraftPage({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <ThingPage
      title={notice.title}
      about={t(`notice.subjectChoice.${notice.subject}`)}
      acts={
        <>
          <StateTag tone="plain">{t('notice.state.draft')}</StateTag>
          <Button onClick={() => setEditing(!editing)}>{t('notice.edit')}</Button>
          <VoidDraft id={notice.id} />
        </>
      }
    >
      {editing ? <EditDraft notice={notice} onDone={() => setEditing(false)} /> : <Post notice={notice} />}
      {!editing && (
        <section className={styles.block} aria-label={t('notice.preview')}>
          <h2>{t('notice.preview')}</h2>
          <PostedText words={notice} closing="" />
          <p className={styles.issuer}>{notice.issuer}</p>
        </section>
      )}
    </ThingPage>
  );
}

function EditDraft({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const withList = ownsList(notice);
  const plan = useMemo(() => noticePlan(withList), [withList]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the form begins with the draft as it was opened
  const initial = useMemo(() => typedNotice(notice), [notice.id, notice.updatedAt]);
  const form = useForm({ plan, draft: `${notice.id}/edit`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      handIn={t('notice.save')}
      onCancel={onDone}
      onFinish={async ({ content }) => {
        const said = content as NoticeForm;
        const { subject, title, opening, issuer, days } = said;
        const head = { subject, title: maskText(title), opening: maskText(opening), issuer, days };
        const { columns, lines } = withList ? wordsOf(draftIn(said)) : notice;
        const problem = refusalOf(await station.edit<'notice'>(notice.id, () => ({ ...head, columns, lines })));
        if (problem) return problem;
        say({ says: { done: t('notice.saved') } });
        onDone();
        return undefined;
      }}
    >
      <p className={pieces.soft}>
        {withList ? t('notice.listHint') : t('notice.listFrom', { number: notice.lines.length })}
      </p>
    </Form>
  );
}

const POST_PLAN: FormPlan = {
  kind: 'notice',
  schema: z.object({ postedSince: calendarDate }),
  groups: [{ name: 'terms', fields: [{ name: 'postedSince', shape: { as: 'date', lean: 'past' } }] }],
};

/** Posting: since when it hangs, confirmed once with number and days. */
function Post({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ postedSince: today() }), []);
  const form = useForm({ plan: POST_PLAN, draft: `${notice.id}/post`, initial, today: today() });
  const { value: rules } = useLive(readNoticeRules);
  const { value: numbers } = useLive(readNextNumbers);
  if (!rules || !numbers) return null;
  const says = ({ content }: Finished) => {
    const from = content.postedSince as string;
    const number = numbers(Number(from.slice(0, 4)));
    const terms = noticeTermsOn(rules, notice.subject, from);
    const made = postedContent(notice, { from, today: today(), number, terms, posted: false });
    const until = made.ok ? made.value.objectionsUntil : from;
    return t('notice.willPost', {
      title: notice.title,
      number: numberText({ year: Number(from.slice(0, 4)), number }),
      from: format.date(from),
      to: format.date(addDays(from, notice.days - 1)),
      until: format.date(until),
      lines: notice.lines.length,
    });
  };
  return (
    <Form
      form={form}
      handIn={t('notice.post')}
      confirm={says}
      onFinish={async ({ content }) => {
        const posted = await postNotice(station, notice.id, content.postedSince as string);
        if (!posted.ok) return posted.problem;
        say({ says: { done: t('notice.postedDone') } });
        return undefined;
      }}
    />
  );
}

/** The next free number of this year and the last one: nobody records an older posting. */
async function readNextNumbers(station: Station): Promise<(year: number) => number> {
  const year = Number(today().slice(0, 4));
  const [now, before] = await Promise.all([freeNumber(station.device, year), freeNumber(station.device, year - 1)]);
  return (asked) => (asked === year ? now : asked === year - 1 ? before : 1);
}

function VoidDraft({ id }: { id: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const voidIt = async () => {
    const problem = refusalOf(await station.void(id, t('notice.voidReason')));
    if (problem) return say({ says: { problem } });
    const undo = async () => {
      const trouble = refusalOf(await station.edit<'notice'>(id, () => ({ voided: undefined }) as never));
      if (trouble) say({ says: { problem: trouble } });
    };
    say({ says: { done: t('notice.voided') }, action: { label: t('action.undo'), run: undo } });
    await navigate('/notice');
  };
  return <Button onClick={() => void voidIt()}>{t('notice.voidIt')}</Button>;
}
