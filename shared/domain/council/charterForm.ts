import { z } from 'zod';
import { calendarDate, line, text } from '../document.ts';
import {
  type CharterTerms,
  type CouncilPost,
  councilPost,
  MEMBERS_MAX,
  type PostRule,
  type Ratio,
  tieRule,
} from './council.ts';

/** A share as it is typed: 2/3. */
const share = z.string().regex(/^\d{1,3}\/\d{1,3}$/);
const many = z.int().min(0).max(MEMBERS_MAX);

/** How a share is meant: `atLeast` it, or `moreThan` it. */
const strictness = z.enum(['atLeast', 'moreThan']);

const posts = Object.fromEntries(
  councilPost.options.flatMap((post) => [
    [`${post}Min`, many],
    [`${post}Max`, many],
    [`${post}Votes`, z.enum(['yes', 'no'])],
  ]),
) as { [F in `${CouncilPost}Min` | `${CouncilPost}Max`]: typeof many } & {
  [F in `${CouncilPost}Votes`]: z.ZodEnum<{ yes: 'yes'; no: 'no' }>;
};

/** A charter as a clerk fills it in, field by field. */
export const charterForm = z.object({
  name: line.min(1),
  source: line,
  validFrom: calendarDate,
  sizeMin: many.min(1),
  sizeMax: many.min(1),
  ...posts,
  termYears: z.int().min(1).max(10),
  meetsEveryMonths: z.int().min(1).max(24),
  quorum: share,
  quorumStrict: strictness,
  householdQuorum: share.optional(),
  pass: share,
  passStrict: strictness,
  tie: tieRule,
  proxiesMax: z.int().min(0).max(5),
  noticeDays: z.int().min(0).max(60),
  women: share.optional(),
  householdsMin: z.int().min(1).max(100).optional(),
  householdsMax: z.int().min(1).max(100).optional(),
  basis: text,
});
export type CharterForm = z.infer<typeof charterForm>;
export type CharterField = keyof CharterForm;

function ratioText({ over, under }: Ratio): string {
  return `${over}/${under}`;
}

function ratioOf(typed: string): Ratio {
  const [over = '0', under = '1'] = typed.split('/');
  return { over: Number(over), under: Number(under) };
}

const strictText = (strict: boolean) => (strict ? 'moreThan' : 'atLeast');

/** A charter's terms as the form shows them; a field that the charter leaves open is not there. */
export function formOf(terms: CharterTerms): CharterForm {
  const { name, source, validFrom, size, termYears, meetsEveryMonths, tie, proxiesMax, noticeDays, basis } = terms;
  const { quorum, quorumStrict, pass, passStrict, householdQuorum, women, householdsPerSeat: per } = terms;
  return {
    ...{ name, source, validFrom, termYears, meetsEveryMonths, tie, proxiesMax, noticeDays, basis },
    ...{ sizeMin: size.min, sizeMax: size.max },
    ...postFields(terms.posts),
    ...{ quorum: ratioText(quorum), quorumStrict: strictText(quorumStrict) },
    ...{ pass: ratioText(pass), passStrict: strictText(passStrict) },
    ...(householdQuorum && { householdQuorum: ratioText(householdQuorum) }),
    ...(women && { women: ratioText(women) }),
    ...(per && { householdsMin: per.min, householdsMax: per.max }),
  };
}

type PostFields = Pick<CharterForm, keyof typeof posts>;

function postFields(rules: readonly PostRule[]): PostFields {
  const fields = councilPost.options.flatMap((post) => {
    const rule = rules.find((one) => one.post === post);
    return [
      [`${post}Min`, rule?.min ?? 0],
      [`${post}Max`, rule?.max ?? 0],
      [`${post}Votes`, rule?.votes ? 'yes' : 'no'],
    ];
  });
  return Object.fromEntries(fields) as PostFields;
}

/** The terms that a filled-in form says. A post of which there is none is left out. */
export function termsOf(form: CharterForm, council: CharterTerms['council']): CharterTerms {
  const { name, source, validFrom, termYears, meetsEveryMonths, tie, proxiesMax, noticeDays, basis } = form;
  const { householdQuorum, women, householdsMin: min, householdsMax: max } = form;
  return {
    ...{ council, name, source, validFrom, termYears, meetsEveryMonths, tie, proxiesMax, noticeDays, basis },
    size: { min: form.sizeMin, max: form.sizeMax },
    posts: councilPost.options
      .map((post) => ({
        post,
        min: form[`${post}Min`],
        max: form[`${post}Max`],
        votes: form[`${post}Votes`] === 'yes',
      }))
      .filter((rule) => rule.max > 0),
    ...{ quorum: ratioOf(form.quorum), quorumStrict: form.quorumStrict === 'moreThan' },
    ...{ pass: ratioOf(form.pass), passStrict: form.passStrict === 'moreThan' },
    ...(householdQuorum && { householdQuorum: ratioOf(householdQuorum) }),
    ...(women && { women: ratioOf(women) }),
    ...(min !== undefined && max !== undefined && { householdsPerSeat: { min, max } }),
  };
}

/** What several fields together show to be wrong: `notAShare` is nothing of all or more than all. */
export interface CharterFormProblem {
  field: CharterField;
  reason: 'notAShare' | 'mostBelowLeast' | 'missingOther';
}

export function charterFormProblems(form: Partial<CharterForm>): CharterFormProblem[] {
  const problems: CharterFormProblem[] = [];
  for (const field of ['quorum', 'pass', 'householdQuorum', 'women'] as const) {
    const typed = form[field];
    if (typed === undefined) continue;
    const { over, under } = ratioOf(typed);
    if (over < 1 || under > 100 || over > under) problems.push({ field, reason: 'notAShare' });
  }
  const bounds = [
    ['sizeMin', 'sizeMax'],
    ['householdsMin', 'householdsMax'],
    ...councilPost.options.map(boundsOf),
  ] as const;
  for (const [least, most] of bounds) {
    const [min, max] = [form[least], form[most]];
    if (min !== undefined && max !== undefined && max < min) problems.push({ field: most, reason: 'mostBelowLeast' });
  }
  const { householdsMin: min, householdsMax: max } = form;
  if (min === undefined && max !== undefined) problems.push({ field: 'householdsMin', reason: 'missingOther' });
  if (min !== undefined && max === undefined) problems.push({ field: 'householdsMax', reason: 'missingOther' });
  return problems;
}

function boundsOf(post: CouncilPost): readonly [`${CouncilPost}Min`, `${CouncilPost}Max`] {
  return [`${post}Min`, `${post}Max`];
}

/** A field in which two versions differ, as the form shows it; absent where a version leaves it open. */
export interface CharterDifference {
  field: CharterField;
  before: string | undefined;
  after: string | undefined;
}

/** In what one version of a charter differs from another, in the form's order. */
export function charterDifferences(before: CharterTerms, after: CharterTerms): CharterDifference[] {
  const [old, fresh] = [formOf(before), formOf(after)];
  const shown = (value: string | number | undefined) => (value === undefined ? undefined : String(value));
  return (Object.keys(charterForm.shape) as CharterField[])
    .map((field) => ({ field, before: shown(old[field]), after: shown(fresh[field]) }))
    .filter((difference) => difference.before !== difference.after);
}

/** The versions of one body's charter, the newest first. */
export function charterVersions<
  C extends Pick<CharterTerms, 'council' | 'validFrom'> & { id: string; voided?: unknown },
>(charters: readonly C[], council: CharterTerms['council']): C[] {
  return charters
    .filter((charter) => charter.council === council && charter.voided === undefined)
    .sort((a, b) => (a.validFrom === b.validFrom ? (a.id < b.id ? 1 : -1) : a.validFrom < b.validFrom ? 1 : -1));
}
