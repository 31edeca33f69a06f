import { parseTime } from '../../shared/domain/calendar/time.ts';
import {
  ballot,
  ITEMS_MAX,
  type Meeting,
  type MotionPaper,
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
  [{ name: 'agenda', shape: { as: 'longText' } }],
];
export const DISCUSSION: readonly (readonly Field[])[] = [[{ name: 'discussion', shape: { as: 'longText' } }]];
export const AFTERWARDS: readonly (readonly Field[])[] = [
  [{ name: 'publishedOn', shape: { as: 'date' } }],
  [{ name: 'signedPaper', shape: { as: 'text' } }],
];

const meetingPlan: FormPlan = {
  kind: 'meeting',
  schema: meeting,
  groups: [{ name: 'paper', fields: [...PREPARATION, ...DISCUSSION, ...AFTERWARDS].flat() }],
};

/** Reads one field of a meeting's paper as typed. */
export function readMeetingField(name: string, typed: string): ReadField {
  if (name === 'agenda') return readAgenda(typed);
  if (name === 'startsAt') return readTime(typed);
  const field = meetingPlan.groups[0]?.fields.find((one) => one.name === name);
  if (!field) throw new Error(`no such field on a meeting: ${name}`);
  return readField(meetingPlan, field, typed, today());
}

/** One item a line. */
function readAgenda(typed: string): ReadField {
  const items = typed
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.length > ITEMS_MAX) return { ok: false, problem: { reason: 'form.tooLarge', values: { max: ITEMS_MAX } } };
  const checked = meeting.shape.agenda.safeParse(items);
  return checked.success
    ? { ok: true, value: checked.data }
    : { ok: false, problem: { reason: 'form.tooLong', values: { max: 200 } } };
}

function readTime(typed: string): ReadField {
  const time = parseTime(typed);
  if (time.ok) return { ok: true, value: time.value };
  return { ok: false, problem: { reason: time.reason === 'empty' ? 'form.required' : 'meeting.notATime' } };
}

/** A meeting's paper as text. */
export function meetingTexts(record: Meeting): KeptTexts {
  const { title, heldOn, startsAt, place, chair, chairPost, recorder, guests, discussion, signedPaper } = record;
  return {
    ...{ title, heldOn, startsAt, place, chair, chairPost, recorder, guests, discussion, signedPaper },
    agenda: record.agenda.join('\n'),
    publishedOn: record.publishedOn ?? '',
  };
}

/** A motion's fields and its ballot's, on one paper. */
const motionSchema = motion.omit({ id: true }).extend(ballot.shape);

/** Line by line, as on the paper: what belongs together stands side by side. */
export function motionLines(people: readonly string[]): readonly (readonly Field[])[] {
  return [
    [{ name: 'title', shape: { as: 'text' }, required: true }],
    [{ name: 'content', shape: { as: 'longText' } }],
    [{ name: 'method', shape: { as: 'choice', choices: ['hands', 'secret', 'roll'] } }],
    [
      { name: 'for', shape: { as: 'number' } },
      { name: 'against', shape: { as: 'number' } },
      { name: 'abstain', shape: { as: 'number' } },
    ],
    [
      { name: 'counter', shape: { as: 'words', words: people } },
      { name: 'supervisor', shape: { as: 'words', words: people } },
    ],
    [
      { name: 'responsible', shape: { as: 'words', words: people } },
      { name: 'deadline', shape: { as: 'date', lean: 'future' } },
    ],
  ];
}

const motionPlan: FormPlan = {
  kind: 'motion',
  schema: motionSchema,
  groups: [{ name: 'paper', fields: motionLines([]).flat() }],
};

/** Reads one field of a motion's paper as typed. */
export function readMotionField(name: string, typed: string): ReadField {
  const field = motionPlan.groups[0]?.fields.find((one) => one.name === name);
  if (!field) throw new Error(`no such field on a motion: ${name}`);
  return readField(motionPlan, field, typed, today());
}

/** A motion's paper as text. */
export function motionTexts({ title, content, ballot: vote }: MotionPaper): KeptTexts {
  const count = (heads: number | undefined) => (heads === undefined ? '' : String(heads));
  return {
    ...{ title, content, method: vote.method },
    ...{ for: count(vote.for), against: count(vote.against), abstain: count(vote.abstain) },
    ...{ counter: vote.counter, supervisor: vote.supervisor, responsible: vote.responsible },
    deadline: vote.deadline ?? '',
  };
}
