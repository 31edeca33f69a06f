import { z } from 'zod';
import type { NoticeDraft } from '../../shared/domain/notice/drafting.ts';
import { type ListRefusal, readHeads, readList, writeHeads, writeList } from '../../shared/domain/notice/listText.ts';
import { maskingOf } from '../../shared/domain/notice/masking.ts';
import { type Notice, notice, noticeSubject } from '../../shared/domain/notice/notice.ts';
import type { Failure } from '../../shared/domain/result.ts';
import type { FieldProblem, FormPlan } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';

const { title, opening, issuer, days } = notice.shape;

/** Two thousand lines of a village's names and deeds. */
const LIST_MAX = 200_000;

const schema = z.object({
  subject: noticeSubject,
  title,
  opening,
  columns: z.string().max(500),
  lines: z.string().max(LIST_MAX),
  issuer,
  days,
});

/** What the form of a draft says. */
export type NoticeForm = z.infer<typeof schema>;

/** The form of a draft; a list that was drawn from elsewhere is not retyped here. */
export function noticePlan(withList: boolean): FormPlan {
  const list = {
    name: 'list',
    fields: [
      { name: 'columns', shape: { as: 'text' } },
      { name: 'lines', shape: { as: 'longText' } },
    ],
  } as const;
  return {
    kind: 'notice',
    schema,
    groups: [
      {
        name: 'head',
        fields: [
          { name: 'subject', shape: { as: 'choice', choices: noticeSubject.options } },
          { name: 'title', shape: { as: 'text' } },
          { name: 'opening', shape: { as: 'longText' } },
          { name: 'issuer', shape: { as: 'text' } },
        ],
      },
      ...(withList ? [list] : []),
      { name: 'terms', fields: [{ name: 'days', shape: { as: 'number' } }] },
    ],
    check: (read) => (withList ? listProblems(read as Partial<NoticeForm>) : []),
  };
}

function listProblems({ columns = '', lines = '' }: Partial<NoticeForm>): FieldProblem[] {
  const heads = readHeads(columns);
  if (!heads.ok) return [told('columns', heads)];
  const rows = readList(heads.value, lines);
  return rows.ok ? [] : [told('lines', rows)];
}

function told(field: string, { reason, detail }: Failure<ListRefusal>): FieldProblem {
  return { field, reason: `noticeList.${reason}`, values: { place: detail ?? '' } };
}

/** The draft that the form says. To be called only on a form whose `check` named no problem. */
export function draftIn({ subject, title, opening, columns, lines, issuer }: NoticeForm): NoticeDraft {
  const heads = readHeads(columns);
  const rows = heads.ok ? readList(heads.value, lines) : heads;
  if (!heads.ok || !rows.ok) throw new RangeError('a list that cannot be read is no draft');
  return {
    subject,
    title,
    opening,
    columns: heads.value.map((head) => ({ head, masking: maskingOf(head) })),
    lines: rows.value.map((cells) => ({ cells })),
    issuer,
  };
}

/** A draft as it stands in the form. */
export function typedNotice(
  draft: Pick<Notice, 'subject' | 'title' | 'opening' | 'columns' | 'lines' | 'issuer' | 'days'>,
): TypedValues {
  const { subject, title, opening, columns, lines, issuer, days } = draft;
  return {
    ...{ subject, title, opening, issuer },
    columns: writeHeads(columns),
    lines: writeList(columns, lines),
    days: String(days),
  };
}

/** Whether a draft's list is its own: one drawn from elsewhere says of each line what it speaks of. */
export function ownsList(draft: Pick<Notice, 'source' | 'lines'>): boolean {
  return draft.source === undefined && draft.lines.every(({ about }) => about === undefined);
}
