import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** Posts of a volunteer team (志愿服务队), the leader first. */
export const teamPost = z.enum(['leader', 'deputy', 'liaison', 'member']);
export type TeamPost = z.infer<typeof teamPost>;

/** A community of 11,000 has 2,000 volunteers in a dozen teams; a team of more than this is several. */
export const TEAM_MEMBERS_MAX = 500;

/** A volunteer team of the station. Who is in it are `teamMember`s. */
export const team = envelope.extend({
  kind: z.literal('team'),
  ...recordFields,
  name: line.min(1),
  /** What it serves in, as the rule of teams names it, such as 理论宣讲. */
  field: line.min(1),
  tasks: text,
  from: calendarDate,
  /** The last day of a team that was dissolved. */
  to: calendarDate.optional(),
});
export type Team = z.infer<typeof team>;

/** One person in one team with one post, from the day they came to it to the last day they held it. */
export const teamMember = envelope.extend({
  kind: z.literal('teamMember'),
  ...recordFields,
  team: reference,
  person: reference,
  name: line,
  post: teamPost,
  /** What they can do: 理发, 电工, 写春联. */
  skills: line,
  from: calendarDate,
  to: calendarDate.optional(),
  leftBecause: line,
});
export type TeamMember = z.infer<typeof teamMember>;

const many = z.int().min(0).max(TEAM_MEMBERS_MAX);

/** One of the fields of service, and whether every station must have a team in it. */
export const serviceField = z.object({ name: line.min(1), required: z.boolean() });
export type ServiceField = z.infer<typeof serviceField>;

/** How many hold a post. */
export const teamPostRule = z.object({ post: teamPost, min: many, max: many });
export type TeamPostRule = z.infer<typeof teamPostRule>;

/** Ten fields and some of the station's own; three times that leaves room. */
const FIELDS_MAX = 30;

/** What a rule of teams says, apart from which document says it; a template carries the same. */
export const teamTerms = z.object({
  name: line.min(1),
  /** The place that published it, or who passed it. */
  source: line,
  fields: z.array(serviceField).max(FIELDS_MAX),
  size: z.object({ min: many, max: many }),
  posts: z.array(teamPostRule).max(teamPost.options.length),
  /** A leader is chosen again after so many years; for good where nothing is said. */
  leaderYears: z.int().min(1).max(10).optional(),
  /** A team does something at least once in so many months. */
  activeEveryMonths: z.int().min(1).max(24).optional(),
  /** Who passed it, or what it rests on. */
  clause: line,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type TeamTerms = z.infer<typeof teamTerms>;

/** The rule that the station's teams are held against, from a day on. */
export const teamRule = envelope.extend({ kind: z.literal('teamRule'), ...recordFields, ...teamTerms.shape });
export type TeamRule = z.infer<typeof teamRule>;
