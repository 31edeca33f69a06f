import { describe, expect, it } from 'vitest';
import { KINDS } from '../kinds.ts';
import type { Team, TeamMember, TeamTerms } from './team.ts';
import { teamRuleFormOf, teamTermsOf } from './teamRuleForm.ts';
import { missingFields, type TeamState, teamMembersOn, teamWarnings } from './teams.ts';
import { TEAM_TEMPLATES } from './templates.ts';

const TERMS: TeamTerms = {
  name: '分队',
  source: '',
  fields: [
    { name: '理论宣讲', required: true },
    { name: '环境卫生', required: true },
    { name: '红白事服务', required: false },
  ],
  size: { min: 3, max: 4 },
  posts: [{ post: 'leader', min: 1, max: 1 }],
  leaderYears: 3,
  activeEveryMonths: 3,
  clause: '',
  validFrom: '2026-01-01',
};

type Part = Pick<Team, 'field' | 'from' | 'to' | 'voided'>;
const served = (field: string, more: Partial<Part> = {}): Part => ({ field, from: '2026-01-01', ...more });

function memberOf(n: number, more: Partial<TeamMember> = {}): TeamMember {
  const id = `teamMember:01ARZ3NDEKTSV4RRFFQ69G5F${String(n).padStart(2, '0')}`;
  const person = `person:${n}`;
  return {
    id,
    person,
    name: `村民${n}`,
    post: 'member',
    from: '2026-01-01',
    skills: '',
    leftBecause: '',
    ...more,
  } as TeamMember;
}

const MEMBERS = [memberOf(1, { post: 'leader' }), memberOf(2), memberOf(3)];

function warn(state: Partial<TeamState>, today = '2026-02-01', terms = TERMS) {
  const whole: TeamState = { team: { from: '2026-01-01' }, members: MEMBERS, statusOf: new Map(), ...state };
  return teamWarnings(whole, terms, today);
}

describe('fields without a team', () => {
  it('are those that are required and that no team serves on the day', () => {
    expect(missingFields([served('理论宣讲')], TERMS, '2026-02-01')).toEqual(['环境卫生']);
    expect(missingFields([], TERMS, '2026-02-01')).toEqual(['理论宣讲', '环境卫生']);
  });

  it('count a team to its last day, and neither one to come nor a voided one', () => {
    const ended = [served('理论宣讲', { to: '2026-02-01' }), served('环境卫生')];
    expect(missingFields(ended, TERMS, '2026-02-01')).toEqual([]);
    expect(missingFields(ended, TERMS, '2026-02-02')).toEqual(['理论宣讲']);
    const others = [served('理论宣讲', { from: '2026-03-01' }), served('环境卫生', { voided: {} as never })];
    expect(missingFields(others, TERMS, '2026-02-01')).toEqual(['理论宣讲', '环境卫生']);
  });
});

describe('what a team is told', () => {
  it('is nothing where it keeps the rule', () => expect(warn({})).toEqual([]));

  it('is its size at the edges, whoever is listed twice counted once', () => {
    expect(warn({ members: MEMBERS.slice(0, 2) })).toEqual([{ reason: 'tooFewMembers', has: 2, needs: 3 }]);
    expect(warn({ members: [...MEMBERS, memberOf(4)] })).toEqual([]);
    expect(warn({ members: [...MEMBERS, memberOf(4), memberOf(4, { post: 'liaison' })] })).toEqual([]);
    expect(warn({ members: [...MEMBERS, memberOf(4), memberOf(5)] })).toEqual([
      { reason: 'tooManyMembers', has: 5, needs: 4 },
    ]);
  });

  it('is a leader who is missing, or of whom there are two', () => {
    const without = [memberOf(1), memberOf(2), memberOf(3)];
    expect(warn({ members: without })).toEqual([{ reason: 'tooFewInPost', post: 'leader', has: 0, needs: 1 }]);
    const two = [...MEMBERS.slice(0, 2), memberOf(3, { post: 'leader' })];
    expect(warn({ members: two })).toEqual([{ reason: 'tooManyInPost', post: 'leader', has: 2, needs: 1 }]);
  });

  it('is a leader whose years run out: thirty days before, to the last day, and after it', () => {
    const onDay = (today: string) => warn({ lastActiveOn: today }, today).map(({ reason }) => reason);
    expect(onDay('2028-11-30')).toEqual([]);
    expect(onDay('2028-12-01')).toEqual(['leaderEndsSoon']);
    expect(onDay('2028-12-31')).toEqual(['leaderEndsSoon']);
    expect(onDay('2029-01-01')).toEqual(['leaderOver']);
    const { leaderYears: _, ...forGood } = TERMS;
    expect(warn({ lastActiveOn: '2039-01-01' }, '2039-01-01', forGood)).toEqual([]);
  });

  it('is that nothing was done for longer than the rule allows, from its last activity or its founding', () => {
    expect(warn({}, '2026-04-01')).toEqual([]);
    expect(warn({}, '2026-04-02')).toEqual([{ reason: 'idle', on: '2026-04-01', days: 1 }]);
    expect(warn({ lastActiveOn: '2026-03-05' }, '2026-06-05')).toEqual([]);
    expect(warn({ lastActiveOn: '2026-03-05' }, '2026-06-06')).toMatchObject([{ reason: 'idle', on: '2026-06-05' }]);
  });

  it('is a member who died or moved away', () => {
    const statusOf = new Map([
      ['person:2', 'deceased'],
      ['person:3', 'movedOut'],
    ]);
    expect(warn({ statusOf })).toEqual([
      { reason: 'memberDeceased', name: '村民2' },
      { reason: 'memberMovedOut', name: '村民3' },
    ]);
  });

  it('is nothing once it is dissolved', () => {
    expect(warn({ team: { from: '2026-01-01', to: '2026-01-31' }, members: [] })).toEqual([]);
    expect(warn({ team: { from: '2026-01-01', to: '2026-02-01' }, members: [] })).not.toEqual([]);
  });
});

it('the leader stands first, and who left yesterday not at all', () => {
  const members = [memberOf(2), memberOf(3, { to: '2026-01-31' }), memberOf(1, { post: 'leader' })];
  expect(teamMembersOn(members, '2026-02-01').map(({ name }) => name)).toEqual(['村民1', '村民2']);
});

it('the templates are rules that a station can adopt, five and ten fields required in two of them', () => {
  for (const template of TEAM_TEMPLATES) {
    const checked = KINDS.teamRule.schema.partial().safeParse({ ...template, kind: 'teamRule' });
    expect(checked.error?.issues ?? []).toEqual([]);
  }
  expect(TEAM_TEMPLATES.map(({ fields }) => fields.filter(({ required }) => required).length)).toEqual([1, 5, 10]);
});

it('a rule goes through its form and comes back the same; a field named twice is required', () => {
  for (const template of TEAM_TEMPLATES) expect(teamTermsOf(teamRuleFormOf(template))).toEqual(template);
  const form = { ...teamRuleFormOf(TERMS), required: '理论宣讲、环境卫生', others: '环境卫生\n\n 红白事服务 ' };
  expect(teamTermsOf(form).fields).toEqual(TERMS.fields);
});
