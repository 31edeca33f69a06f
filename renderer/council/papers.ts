import { parseTime } from '../../shared/domain/calendar/time.ts';
import {
  type AgendaItem,
  agendaItem,
  type Meeting,
  type Motion,
  meeting,
  motion,
} from '../../shared/domain/council/meeting.ts';
import type { Field, FormPlan } from '../form/plan.ts';
import { type ReadField, readField } from '../form/read.ts';
import type { KeptTexts } from '../form/useKept.ts';
import { today } from '../station/today.ts';

/** The lines of a meeting's paper that are typed, in the order of the paper; what belongs together stands side by side. */
export const PREPARATION: readonly (readonly Field[])[] = [
  [{ name: 'title', shape: { as: 'text' } }],
  [{ name: 'heldOn', shape: { as: 'date' } }],
  [
    { name: 'startsAt', shape: { as: 'text' } },
    { name: 'place', shape: { as: 'text' } },
  ],
  [
    { name: 'chair', shape: { as: 'text' } },
    { name: 'chairPost', shape: { as: 'text' } },
  ],
  [{ name: 'recorder', shape: { as: 'text' } }],
  [{ name: 'guests', shape: { as: 'text' } }],
  [{ name: 'announcedOn', shape: { as: 'date' } }],
];
export const DISCUSSION: readonly (readonly Field[])[] = [
  [{ name: 'discussion', shape: { as: 'longText' } }],
  [{ name: 'endedAt', shape: { as: 'text' } }],
];
export const AFTERWARDS: readonly (readonly Field[])[] = [
  [{ name: 'publishedOn', shape: { as: 'date' } }],
  [{ name: 'signedPaper', shape: { as: 'text' } }],
];

/** Fields that hold a time of day. */
const TIMES = new Set(['startsAt', 'endedAt', 'takenAt']);

function readerOf(plan: FormPlan): (name: string, typed: string) => ReadField {
  return (name, typed) => {
    const field = plan.groups[0]?.fields.find((one) => one.name === name);
    if (!field) throw new Error(`no such field on a ${plan.kind}: ${name}`);
    return TIMES.has(name) ? readTime(plan, name, typed) : readField(plan, field, typed, today());
  };
}

function readTime(plan: FormPlan, name: string, typed: string): ReadField {
  const time = parseTime(typed);
  if (time.ok) return { ok: true, value: time.value };
  if (time.reason === 'notATime') return { ok: false, problem: { reason: 'form.notATime' } };
  return plan.schema.shape[name]?.safeParse(undefined).success
    ? { ok: true, value: undefined }
    : { ok: false, problem: { reason: 'form.required' } };
}

/** Reads one field of a meeting's paper as typed. */
export const readMeetingField = readerOf({
  kind: 'meeting',
  schema: meeting,
  groups: [{ name: 'paper', fields: [...PREPARATION, ...DISCUSSION, ...AFTERWARDS].flat() }],
});

/** A meeting's paper as text. */
export function meetingTexts(record: Meeting): KeptTexts {
  const { title, heldOn, startsAt, place, chair, chairPost, recorder, guests, discussion, signedPaper } = record;
  return {
    ...{ title, heldOn, startsAt, place, chair, chairPost, recorder, guests, discussion, signedPaper },
    endedAt: record.endedAt ?? '',
    announcedOn: record.announcedOn ?? '',
    publishedOn: record.publishedOn ?? '',
  };
}

export const ITEM_TITLE: Field = { name: 'title', shape: { as: 'text' } };
export const ITEM_NOTES: Field = { name: 'notes', shape: { as: 'longText' } };

/** Reads one field of an agenda item as typed. */
export const readItemField = readerOf({
  kind: 'agendaItem',
  schema: agendaItem,
  groups: [{ name: 'paper', fields: [ITEM_TITLE, ITEM_NOTES] }],
});

export function itemTexts({ title, notes }: Pick<AgendaItem, 'title' | 'notes'>): KeptTexts {
  return { title, notes };
}

const COUNTS: readonly Field[] = [
  { name: 'for', shape: { as: 'number' } },
  { name: 'against', shape: { as: 'number' } },
  { name: 'abstain', shape: { as: 'number' } },
];
const BALLOTS: readonly Field[] = [
  { name: 'given', shape: { as: 'number' } },
  { name: 'returned', shape: { as: 'number' } },
  { name: 'invalid', shape: { as: 'number' } },
];

/** How the lines of a motion's paper differ. */
export interface MotionLines {
  method: Motion['method'];
  /** Each member's vote is taken by name, so that nothing is typed in numbers. */
  byName: boolean;
  isAmendment: boolean;
  /** Who is there, to pick from. */
  people: readonly string[];
}

/** Line by line, as on the paper: what belongs together stands side by side. */
export function motionLines({ method, byName, isAmendment, people }: MotionLines): readonly (readonly Field[])[] {
  const words = { as: 'words', words: people } as const;
  return [
    [{ name: 'title', shape: { as: 'text' }, required: true }],
    [{ name: 'content', shape: { as: 'longText' } }],
    [{ name: 'method', shape: { as: 'choice', choices: ['hands', 'secret', 'roll'] } }],
    [{ name: 'takenAt', shape: { as: 'text' } }],
    ...(method === 'secret' ? [BALLOTS] : []),
    ...(byName ? [] : [COUNTS]),
    [
      { name: 'counter', shape: words },
      { name: 'supervisor', shape: words },
    ],
    ...(isAmendment
      ? []
      : [
          [
            { name: 'responsible', shape: words },
            { name: 'deadline', shape: { as: 'date', lean: 'future' } },
          ] satisfies Field[],
        ]),
  ];
}

/** Reads one field of a motion's paper as typed. */
export const readMotionField = readerOf({
  kind: 'motion',
  schema: motion,
  groups: [
    {
      name: 'paper',
      fields: motionLines({ method: 'secret', byName: false, isAmendment: false, people: [] }).flat(),
    },
  ],
});

/** A motion's paper as text. */
export function motionTexts(record: Motion): KeptTexts {
  const { title, content, method, counter, supervisor, responsible } = record;
  const count = (heads: number | undefined) => (heads === undefined ? '' : String(heads));
  return {
    ...{ title, content, method, counter, supervisor, responsible },
    ...{ for: count(record.for), against: count(record.against), abstain: count(record.abstain) },
    ...{ given: count(record.given), returned: count(record.returned), invalid: count(record.invalid) },
    takenAt: record.takenAt ?? '',
    deadline: record.deadline ?? '',
  };
}
