import { describe, expect, it } from 'vitest';
import { excessesOf, limitsOn } from '../affair/limits.ts';
import { affairStanding, waitsFor } from '../affair/way.ts';
import type { Envelope } from '../document.ts';
import { ID_PATTERN } from '../document.ts';
import { type Honour, type HonourVote, standingOf as honourStanding, voteOn } from '../honour/honour.ts';
import { type Document, KINDS } from '../kinds.ts';
import { balancesOf } from '../merit/ledger.ts';
import type { PostedNotice } from '../notice/notice.ts';
import { wordingOf } from '../pact/clauses.ts';
import type { Clause, Pact, PactStep, PactVote } from '../pact/pact.ts';
import { isPosted, pactDraft } from '../pact/posting.ts';
import { stagesOn, type VersionFacts } from '../pact/steps.ts';
import type { Proposal, ProposalStep } from '../proposal/proposal.ts';
import { proposalStanding } from '../proposal/way.ts';
import type { ReviewStep } from '../review/review.ts';
import { reviewStanding } from '../review/way.ts';
import { checkIdNumber } from '../roster/idNumber.ts';
import type { TeamMember } from '../volunteer/team.ts';
import { missingFields, teamWarnings } from '../volunteer/teams.ts';
import type { DemoDocument } from './document.ts';
import { DEMO_CODE, demoVillage } from './village.ts';

const TODAY = '2026-03-10';

function enveloped(document: DemoDocument) {
  const envelope: Envelope = {
    id: document.id,
    kind: document.kind,
    station: DEMO_CODE,
    v: 0,
    createdAt: '2026-03-10T00:00:00.000Z',
    createdBy: '王会计',
    updatedAt: '2026-03-10T00:00:00.000Z-0000',
    updatedBy: '王会计',
    device: 'D',
  };
  // The station gives entries their place when it writes them.
  const chain = KINDS[document.kind].collection === 'ledger' && { chain: { number: 1 } };
  return { ...document.content, ...envelope, ...chain };
}

function all() {
  const village = demoVillage(TODAY);
  const facts = village.facts.map((fact) => enveloped(fact) as unknown as Document);
  return [...village.records, ...village.facts, ...village.afterwards(facts)];
}

function contents<K extends DemoDocument['kind']>(kind: K) {
  return all().filter((document): document is Extract<DemoDocument, { kind: K }> => document.kind === kind);
}

describe('the demonstration village', () => {
  it('is the same every time', () => {
    expect(all()).toEqual(all());
  });

  it('keeps every schema, and no id twice', () => {
    const documents = all();
    for (const document of documents) {
      const checked = KINDS[document.kind].schema.safeParse(enveloped(document));
      expect(checked.error?.issues ?? [], document.kind).toEqual([]);
      expect(document.id).toMatch(ID_PATTERN);
    }
    expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length);
  });

  it('has sixty households whose people all live in one of them', () => {
    const households = new Set(contents('household').map((household) => household.id));
    expect(households.size).toBe(60);
    const people = contents('person');
    expect(people.length).toBeGreaterThan(180);
    for (const person of people) expect(households).toContain(person.content.household);
  });

  it('has volunteer teams that keep their rule, two required ones still to be founded, and activities that people came to', () => {
    const [rule] = contents('teamRule');
    const teams = contents('team').map(({ id, content }) => ({ id, ...content }));
    expect(rule && missingFields(teams as never, rule.content, TODAY)).toEqual(['理论宣讲', '文化文艺']);
    const members = contents('teamMember').map(({ id, content }) => ({ id, ...content }) as unknown as TeamMember);
    for (const team of teams) {
      const own = members.filter((member) => member.team === team.id);
      const state = { team, members: own, statusOf: new Map(), lastActiveOn: TODAY };
      expect(rule && teamWarnings(state, rule.content, TODAY)).toEqual([]);
    }
    const people = new Set(contents('person').map(({ id }) => id));
    const came = contents('participation');
    expect(came.length).toBeGreaterThan(4);
    for (const { content } of came) expect(people).toContain(content.person);
  });

  it('has affairs to rule on, to come, to check and closed, and limits that one of them exceeds', () => {
    const limits = contents('affairLimit').map(({ id, content }) => ({ id, updatedAt: id, device: 'D', ...content }));
    const steps = contents('affairStep').map(({ id, content }) => ({ id, updatedAt: id, device: 'D', ...content }));
    const told = contents('affair').map(({ id, content }) => {
      const { state } = affairStanding(steps.filter(({ affair }) => affair === id) as never);
      const holding = limitsOn(limits as never, content.colour, content.on);
      return [state, waitsFor(content, state, TODAY), excessesOf(content, holding).length];
    });
    expect(told).toEqual([
      ['declared', 'ruling', 1],
      ['ruled', undefined, 0],
      ['ruled', 'check', 0],
      ['closed', undefined, 0],
    ]);
  });

  it('has nobody’s ID numbers, which check and agree with birth date and sex', () => {
    const numbers = new Set<string>();
    for (const { content } of contents('person')) {
      if (content.idProblem) continue;
      expect(content.idNumber).toMatch(/^99/);
      expect(checkIdNumber(content.idNumber)).toEqual({
        ok: true,
        idNumber: content.idNumber,
        birthDate: content.birthDate,
        sex: content.sex,
      });
      expect(numbers).not.toContain(content.idNumber);
      numbers.add(content.idNumber);
    }
    expect(numbers.size).toBeGreaterThan(180);
  });

  it('leaves something to do: a meeting to come, deeds to judge, deeds to deposit', () => {
    expect(contents('meeting').filter(({ content }) => content.heldOn > TODAY)).toHaveLength(1);
    const judged = new Set(contents('judgement').map(({ content }) => content.deed));
    const deposited = new Set(contents('deposit').map(({ content }) => content.deed));
    const deeds = contents('deed').map(({ id }) => id);
    expect(deeds.filter((id) => !judged.has(id))).toHaveLength(3);
    expect(deeds.filter((id) => judged.has(id) && !deposited.has(id))).toHaveLength(2);
  });

  it('had a death, a move and a split, and has one person twice', () => {
    expect(contents('rosterEvent').map(({ content }) => content.event)).toEqual(['death', 'movedOut', 'split']);
    const twins = contents('person').map(({ content }) => `${content.name} ${content.birthDate}`);
    expect(twins.length - new Set(twins).size).toBe(1);
  });

  it('overdraws no household', () => {
    const entries = [...contents('deposit'), ...contents('redemption')].map(enveloped);
    const balances = balancesOf(entries);
    expect(contents('redemption').length).toBeGreaterThan(2);
    for (const [account, points] of balances)
      if (account.startsWith('household:')) expect(points).toBeGreaterThanOrEqual(0);
  });

  it('has a pact in force that went its lawful way, the next version open for comment, one notice due and one down', () => {
    const documents = <T>(kind: DemoDocument['kind'], pact?: string) =>
      contents(kind)
        .map((one) => enveloped(one) as unknown as T & { pact?: string })
        .filter((one) => !pact || one.pact === pact);
    const postings = documents<PostedNotice>('postedNotice');
    const versions = documents<Pact>('pact').map((pact): VersionFacts => {
      const clauses = documents<Clause>('clause', pact.id);
      const draft = pactDraft(pact, clauses, '柳树坪村村民委员会');
      const posted = postings.find((one) => isPosted(one, draft));
      const [steps, votes] = [documents<PactStep>('pactStep', pact.id), documents<PactVote>('pactVote', pact.id)];
      const { id, version } = pact;
      return { id, version, wording: wordingOf(pact, clauses), steps, votes, postedOn: posted?.from };
    });
    expect([...stagesOn(versions, TODAY).values()]).toEqual(['inForce', 'comments']);
    expect(postings.map(({ to }) => to < TODAY)).toEqual([true, true]);
    expect(contents('takedown').map(({ content }) => content.posted)).toEqual([postings[0]?.id]);
  });

  it('has proposals, a review and honours on the desk, each step where its turn was', () => {
    const of = <T>(kind: DemoDocument['kind']) => contents(kind).map((one) => enveloped(one) as unknown as T);
    const steps = of<ProposalStep>('proposalStep');
    const standings = of<Proposal>('proposal').map(({ id }) =>
      proposalStanding(steps.filter((one) => one.proposal === id)),
    );
    expect(standings.map(({ state, idle }) => [state, idle.length])).toEqual([
      ['handedIn', 0],
      ['accepted', 0],
      ['replied', 0],
    ]);
    const review = reviewStanding('good', of<ReviewStep>('reviewStep'));
    expect([review.state, review.idle.length]).toEqual(['heard', 0]);
    const votes = of<HonourVote>('honourVote');
    const honours = of<Honour>('honour');
    expect(honours.map(({ id }) => honourStanding(id, votes).state)).toEqual(['awarded', 'notAwarded', 'nominated']);
    for (const vote of votes) {
      const about = honours.find(({ id }) => id === vote.honour) as Honour;
      expect(voteOn(about, vote, TODAY)).toMatchObject({ ok: true, value: { awarded: vote.awarded } });
    }
  });
});
