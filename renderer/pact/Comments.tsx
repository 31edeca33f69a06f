import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { numbered } from '../../shared/domain/pact/clauses.ts';
import { pactComment, pactReply } from '../../shared/domain/pact/pact.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordComment, recordReply } from './acts.ts';
import styles from './pact.module.css';
import type { PactRoom, RepliedComment } from './read.ts';

/** The choice that stands for the whole pact. */
const WHOLE = 'whole';

/** What villagers said on the draft, and what became of it. */
export function Comments({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  return (
    <>
      {room.stage === 'draft' && <p className={pieces.soft}>{t('pactComment.notOpen')}</p>}
      {room.comments.length === 0 && room.stage !== 'draft' && <p className={pieces.soft}>{t('pactComment.none')}</p>}
      <ul className={styles.comments}>
        {room.comments.map((one) => (
          <CommentLine key={one.comment.id} room={room} said={one} />
        ))}
      </ul>
      {['comments', 'representatives'].includes(room.stage) && <CommentForm key={room.comments.length} room={room} />}
    </>
  );
}

function useClauseName(room: PactRoom): (clause: string | undefined) => string {
  const { t } = useTranslation();
  return (clause) => {
    if (clause === undefined) return t('pactComment.whole');
    return numbered(room.clauses).find((one) => one.clause.clause === clause)?.number ?? t('pactComment.clauseGone');
  };
}

function CommentLine({ room, said: { comment, reply } }: { room: PactRoom; said: RepliedComment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useClauseName(room);
  const [replying, setReplying] = useState(false);
  return (
    <li>
      <p className={styles.commentHead}>
        <StateTag tone={reply ? 'settled' : 'needsYou'}>
          {t(reply ? (reply.adopted ? 'pactReply.adopted' : 'pactReply.notAdopted') : 'pactReply.waiting')}
        </StateTag>
        <strong>{nameOf(comment.clause)}</strong>
        <span className={pieces.soft}>
          {t('pactComment.by', { name: comment.from || t('pactComment.anonymous'), date: format.date(comment.saidOn) })}
        </span>
      </p>
      <p>{comment.content}</p>
      {reply && <p className={pieces.soft}>{t('pactReply.said', { content: reply.content })}</p>}
      {replying ? (
        <ReplyForm said={comment} onDone={() => setReplying(false)} />
      ) : (
        <p>
          <Button size="small" onClick={() => setReplying(true)}>
            {t(reply ? 'pactReply.again' : 'pactReply.add')}
          </Button>
        </p>
      )}
    </li>
  );
}

const { from, content, saidOn } = pactComment.shape;

function CommentForm({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const nameOf = useClauseName(room);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choices follow the text
  const plan = useMemo((): FormPlan => {
    const names = room.clauses.map(({ clause }) => clause);
    const labels = Object.fromEntries([[WHOLE, nameOf(undefined)], ...names.map((name) => [name, nameOf(name)])]);
    return {
      kind: 'pactComment',
      schema: z.object({ clause: z.string(), from, content, saidOn }),
      groups: [
        {
          name: 'comment',
          fields: [
            { name: 'clause', shape: { as: 'choice', choices: [WHOLE, ...names], labels } },
            { name: 'from', shape: { as: 'text' } },
            { name: 'content', shape: { as: 'longText' } },
            { name: 'saidOn', shape: { as: 'date', lean: 'past' } },
          ],
        },
      ],
    };
  }, [room.wording]);
  const initial = useMemo(() => ({ clause: WHOLE, from: '', content: '', saidOn: today() }), []);
  const form = useForm({ plan, draft: `${room.id}/comment`, initial, today: today() });
  return (
    <Form
      form={form}
      quiet
      handIn={t('pactComment.record')}
      confirm={({ content: said }) =>
        t('pactComment.willRecord', {
          name: String(said.from) || t('pactComment.anonymous'),
          date: format.date(said.saidOn as string),
          clause: nameOf(said.clause === WHOLE ? undefined : (said.clause as string)),
          content: String(said.content),
        })
      }
      onFinish={async ({ content: said }) => {
        const { clause, ...rest } = said as { clause: string; from: string; content: string; saidOn: string };
        const comment = { pact: room.id, ...rest, ...(clause !== WHOLE && { clause }) };
        const recorded = await recordComment(station, comment);
        if (!recorded.ok) return recorded.problem;
        say({ says: { done: t('pactComment.recorded') } });
        return undefined;
      }}
    />
  );
}

const REPLY_PLAN: FormPlan = {
  kind: 'pactReply',
  schema: z.object({ verdict: z.enum(['adopted', 'notAdopted']), content: pactReply.shape.content }),
  groups: [
    {
      name: 'reply',
      fields: [
        { name: 'verdict', shape: { as: 'choice', choices: ['adopted', 'notAdopted'] } },
        { name: 'content', shape: { as: 'longText' } },
      ],
    },
  ],
};

function ReplyForm({ said, onDone }: { said: RepliedComment['comment']; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ verdict: '', content: '' }), []);
  const form = useForm({ plan: REPLY_PLAN, draft: `${said.id}/reply`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('pactReply.record')}
      onCancel={onDone}
      confirm={({ content: reply }) =>
        t(reply.verdict === 'adopted' ? 'pactReply.willAdopt' : 'pactReply.willNotAdopt', {
          content: String(reply.content),
        })
      }
      onFinish={async ({ content: reply }) => {
        const recorded = await recordReply(station, said, reply.verdict === 'adopted', String(reply.content));
        if (!recorded.ok) return recorded.problem;
        say({ says: { done: t('pactReply.recorded') } });
        onDone();
        return undefined;
      }}
    />
  );
}
