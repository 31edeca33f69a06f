import { ASSEMBLY_TEMPLATES } from '../../shared/domain/council/assembly.ts';
import { charterOn } from '../../shared/domain/council/charter.ts';
import type { AssemblyKind, CharterTerms } from '../../shared/domain/council/council.ts';
import { latestBy } from '../../shared/domain/latest.ts';
import { inOrder, wordingOf } from '../../shared/domain/pact/clauses.ts';
import type {
  Clause,
  LawArticle,
  Pact,
  PactComment,
  PactReply,
  PactStep,
  PactVote,
} from '../../shared/domain/pact/pact.ts';
import { isPosted, pactDraft } from '../../shared/domain/pact/posting.ts';
import {
  holdingFacts,
  type PactRecord,
  type PactStage,
  stagesOn,
  type VersionFacts,
} from '../../shared/domain/pact/steps.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readCharters } from '../council/read.ts';
import { type OpenPosting, readPostingsFrom } from '../notice/read.ts';
import { readSettings } from '../station/settings.ts';
import { today } from '../station/today.ts';

/** Versions a village has drafted: a new one every few years for as long as it keeps a register. */
const VERSIONS_MAX = 50;
const LAWS_MAX = 200;

/** A version beside the others. */
export interface PactVersion extends VersionFacts {
  pact: Pact;
  clauses: Clause[];
  postings: OpenPosting[];
  issuer: string;
  stage: PactStage;
}

async function parts<T>(station: Station, pact: string, kind: string): Promise<T[]> {
  return [...(await station.getMany(await partsOf(station.device, pact, kind))).values()] as unknown as T[];
}

/** The clauses of a version in their order. */
export async function readClauses(station: Station, pact: string): Promise<Clause[]> {
  return inOrder(await parts<Clause>(station, pact, 'clause'));
}

/** All versions of the pact with where each stands, the newest first. */
export async function readPacts(station: Station): Promise<PactVersion[]> {
  const found = await station.find('rules', { selector: { kind: 'pact' }, limit: VERSIONS_MAX });
  const pacts = (found as unknown as Pact[]).filter(({ voided }) => !voided);
  const settings = await readSettings(station);
  const issuer = `${settings?.village ?? ''}村民委员会`;
  const versions = await Promise.all(pacts.map((pact) => readVersion(station, pact, issuer)));
  const stages = stagesOn(versions, today());
  return versions
    .map((one) => ({ ...one, stage: stages.get(one.id) ?? 'draft' }))
    .sort((a, b) => b.pact.version - a.pact.version || (a.id < b.id ? 1 : -1));
}

async function readVersion(station: Station, pact: Pact, issuer: string): Promise<Omit<PactVersion, 'stage'>> {
  const [clauses, steps, votes, postings] = await Promise.all([
    readClauses(station, pact.id),
    parts<PactStep>(station, pact.id, 'pactStep'),
    parts<PactVote>(station, pact.id, 'pactVote'),
    readPostingsFrom(station, pact.id),
  ]);
  const draft = pactDraft(pact, clauses, issuer);
  const posted = postings.find((one) => isPosted(one.posted, draft))?.posted;
  const wording = wordingOf(pact, clauses);
  const facts = { wording, steps, votes, postedOn: posted?.from };
  return { id: pact.id, version: pact.version, pact, clauses, postings, issuer, ...facts };
}

/** A comment with what became of it. */
export interface RepliedComment {
  comment: PactComment;
  reply?: PactReply;
}

/** One version with everything about it. */
export interface PactRoom extends PactVersion {
  record: PactRecord;
  comments: RepliedComment[];
  /** The rules the two assemblies are held to today. */
  terms: Record<AssemblyKind, CharterTerms>;
  /** The other versions, the newest first. */
  others: PactVersion[];
}

export async function readPactRoom(station: Station, id: string): Promise<PactRoom | undefined> {
  const versions = await readPacts(station);
  const version = versions.find((one) => one.id === id);
  if (!version) return undefined;
  const [comments, replies, charters] = await Promise.all([
    parts<PactComment>(station, id, 'pactComment'),
    parts<PactReply>(station, id, 'pactReply'),
    readCharters(station),
  ]);
  const holding = latestBy(replies, ({ comment }) => comment);
  const termsOf = (assembly: AssemblyKind) =>
    charterOn(charters, assembly, today()) ??
    (ASSEMBLY_TEMPLATES.find(({ council }) => council === assembly) as CharterTerms);
  return {
    ...version,
    record: holdingFacts(version),
    comments: comments.map((comment) => {
      const reply = holding.get(comment.id);
      return { comment, ...(reply && { reply }) };
    }),
    terms: { representatives: termsOf('representatives'), villagers: termsOf('villagers') },
    others: versions.filter((one) => one.id !== id),
  };
}

/** The version that is in force today, or undefined. */
export async function readPactInForce(station: Station): Promise<PactVersion | undefined> {
  return (await readPacts(station)).find(({ stage }) => stage === 'inForce');
}

/** Which version a clause's document belongs to. */
export async function pactOfClause(station: Station, clause: string): Promise<string | undefined> {
  return (await station.get<'clause'>(clause))?.pact;
}

export async function readLaws(station: Station): Promise<LawArticle[]> {
  const found = await station.find('rules', { selector: { kind: 'lawArticle' }, limit: LAWS_MAX });
  return found as unknown as LawArticle[];
}
