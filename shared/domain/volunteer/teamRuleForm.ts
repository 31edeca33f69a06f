import { z } from 'zod';
import { calendarDate, line, text } from '../document.ts';
import { type ServiceField, TEAM_MEMBERS_MAX, type TeamTerms, teamTerms } from './team.ts';

const many = z.int().min(0).max(TEAM_MEMBERS_MAX);

/** A rule of teams as a clerk fills it in; the fields of service one a line. */
export const teamRuleForm = z.object({
  name: line.min(1),
  source: line,
  required: text,
  others: text,
  sizeMin: many,
  sizeMax: many.min(1),
  deputyMax: many,
  liaisonMax: many,
  leaderYears: teamTerms.shape.leaderYears,
  activeEveryMonths: teamTerms.shape.activeEveryMonths,
  clause: line,
  validFrom: calendarDate,
});
export type TeamRuleForm = z.infer<typeof teamRuleForm>;

/** One field a line; what a clerk parts with commas on one line is several, too. */
function namesIn(typed: string): string[] {
  return [...new Set(typed.split(/[\n,，、;；]/).map((name) => name.trim()))].filter((name) => name !== '');
}

const linesOf = (fields: readonly ServiceField[], required: boolean) =>
  fields
    .filter((field) => field.required === required)
    .map(({ name }) => name)
    .join('\n');

/** A rule's terms as the form shows them. */
export function teamRuleFormOf(terms: TeamTerms): TeamRuleForm {
  const { name, source, fields, size, posts, leaderYears, activeEveryMonths, clause, validFrom } = terms;
  const most = (post: 'deputy' | 'liaison') => posts.find((rule) => rule.post === post)?.max ?? 0;
  return {
    ...{ name, source, clause, validFrom },
    ...{ required: linesOf(fields, true), others: linesOf(fields, false) },
    ...{ sizeMin: size.min, sizeMax: size.max, deputyMax: most('deputy'), liaisonMax: most('liaison') },
    ...(leaderYears !== undefined && { leaderYears }),
    ...(activeEveryMonths !== undefined && { activeEveryMonths }),
  };
}

/** The terms that a filled-in form says. Every team has one leader; whoever has no office is counted by the size. */
export function teamTermsOf(form: TeamRuleForm): TeamTerms {
  const { name, source, clause, validFrom, sizeMin, sizeMax, leaderYears, activeEveryMonths } = form;
  const required = namesIn(form.required);
  const others = namesIn(form.others).filter((one) => !required.includes(one));
  return {
    ...{ name, source, clause, validFrom },
    fields: [
      ...required.map((one) => ({ name: one, required: true })),
      ...others.map((one) => ({ name: one, required: false })),
    ],
    size: { min: sizeMin, max: sizeMax },
    posts: [
      { post: 'leader', min: 1, max: 1 },
      { post: 'deputy', min: 0, max: form.deputyMax },
      { post: 'liaison', min: 0, max: form.liaisonMax },
    ],
    ...(leaderYears !== undefined && { leaderYears }),
    ...(activeEveryMonths !== undefined && { activeEveryMonths }),
  };
}
