import { inOrder, movedOrder, orderAt } from '../../shared/domain/pact/clauses.ts';
import type { LawTerms, PactComment, PactStep } from '../../shared/domain/pact/pact.ts';
import { pactDraft } from '../../shared/domain/pact/posting.ts';
import { PACT_TEMPLATE } from '../../shared/domain/pact/template.ts';
import { pactVoteContent, type TypedVote } from '../../shared/domain/pact/voting.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Creation, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { draftNotice } from '../notice/acts.ts';
import { today } from '../station/today.ts';
import { type PactRoom, readClauses, readPacts } from './read.ts';

/** A clause before it has a place among the documents. */
interface Wording {
  clause?: string;
  chapter: string;
  text: string;
}

/** What a new version begins with: the clauses of another version, the template, or nothing. */
export type Beginning = { from: 'version'; pact: string } | { from: 'template' } | { from: 'nothing' };

/** Drafts a version of the pact: the record and its clauses go to the disk together or not at all. */
export async function draftPact(station: Station, name: string, beginning: Beginning): Promise<Acted> {
  const versions = await readPacts(station);
  const version = Math.max(0, ...versions.map((one) => one.pact.version)) + 1;
  const base = beginning.from === 'version' ? versions.find(({ pact }) => pact.id === beginning.pact)?.pact : undefined;
  const id = station.newId('pact');
  const content = {
    name,
    version,
    preamble: base?.preamble ?? (beginning.from === 'template' ? PACT_TEMPLATE.preamble : ''),
    ...(base && { basedOn: base.id }),
  };
  const clauses = clauseDocuments(station, id, await wordings(station, beginning));
  const created = await station.createMany([{ kind: 'pact', id, content } as Creation, ...clauses]);
  const problem = refusalOf(created);
  return problem ? { ok: false, problem } : { ok: true, id };
}

async function wordings(station: Station, beginning: Beginning): Promise<Wording[]> {
  if (beginning.from === 'version') return inOrder(await readClauses(station, beginning.pact));
  if (beginning.from === 'nothing') return [];
  return PACT_TEMPLATE.chapters.flatMap(({ name, clauses }) => clauses.map((text) => ({ chapter: name, text })));
}

function clauseDocuments(station: Station, pact: string, words: readonly Wording[]): Creation[] {
  const placed: { clause: string; order: string }[] = [];
  return words.map(({ clause, chapter, text }, place) => {
    const id = station.newId('clause');
    const own = { clause: clause ?? nameOf(id), order: orderAt(placed, place) };
    placed.push(own);
    return { kind: 'clause', id, content: { pact, chapter, text, ...own } };
  });
}

/** The name that a clause keeps over all versions: the time and chance of its first document. */
function nameOf(id: string): string {
  return id.slice('clause:'.length);
}

/** Puts an empty clause at a place, in the chapter of the one before it. */
export async function addClause(station: Station, { pact, clauses }: PactRoom, at: number): Promise<Acted> {
  const id = station.newId('clause');
  const chapter = (clauses[at - 1] ?? clauses[at])?.chapter ?? '';
  const content = { pact: pact.id, clause: nameOf(id), chapter, order: orderAt(clauses, at), text: '' };
  const problem = refusalOf(await station.createMany([{ kind: 'clause', id, content }]));
  return problem ? { ok: false, problem } : { ok: true, id };
}

export async function editClause(station: Station, id: string, fields: { text?: string; chapter?: string }) {
  return refusalOf(await station.edit<'clause'>(id, () => fields));
}

/** Moves a clause by one place; into the chapter of the clause it passes. Nothing happens at either end. */
export async function moveClause(station: Station, room: PactRoom, from: number, by: 1 | -1) {
  const passed = room.clauses[from + by];
  const moved = room.clauses[from];
  if (!moved || !passed) return undefined;
  const order = movedOrder(room.clauses, from, from + by);
  return refusalOf(await station.edit<'clause'>(moved.id, () => ({ order, chapter: passed.chapter })));
}

/** Renames a chapter: the clauses in a row from `first` on that are in it. */
export async function nameChapter(station: Station, { clauses }: PactRoom, first: number, name: string) {
  const old = clauses[first]?.chapter;
  const after = clauses.slice(first);
  const end = after.findIndex(({ chapter }) => chapter !== old);
  const ids = (end < 0 ? after : after.slice(0, end)).map(({ id }) => id);
  return refusalOf(await station.editMany<'clause'>(ids, () => ({ chapter: name })));
}

export async function recordComment(
  station: Station,
  comment: Pick<PactComment, 'pact' | 'clause' | 'from' | 'content' | 'saidOn'>,
): Promise<Acted> {
  return acted(await station.create('pactComment', comment as Content<'pactComment'>));
}

export async function recordReply(
  station: Station,
  comment: PactComment,
  adopted: boolean,
  content: string,
): Promise<Acted> {
  const reply = { pact: comment.pact, comment: comment.id, adopted, content, repliedOn: today() };
  return acted(await station.create('pactReply', reply));
}

/** Puts an assembly's vote on the text as it stands on the record. */
export async function recordPactVote(station: Station, room: PactRoom, typed: TypedVote): Promise<Acted> {
  const openedOn = room.record.steps.get('comments')?.on ?? today();
  const setting = {
    pact: room.pact.id,
    wording: room.wording,
    terms: room.terms[typed.assembly],
    openedOn,
    today: today(),
  };
  const made = pactVoteContent(typed, setting);
  if (!made.ok) return { ok: false, problem: { reason: `pactVote.${made.reason}` } };
  return acted(await station.create('pactVote', made.value as Content<'pactVote'>));
}

export type TakenStep = Pick<PactStep, 'step' | 'on' | 'note'> &
  Partial<Pick<PactStep, 'until' | 'filingNumber' | 'office' | 'lawful'>>;

export async function recordStep(station: Station, { pact, wording }: PactRoom, taken: TakenStep): Promise<Acted> {
  return acted(await station.create('pactStep', { ...taken, pact: pact.id, wording } as Content<'pactStep'>));
}

/** Drafts the notice that the pact is posted with. */
export async function draftPactNotice(station: Station, { pact, clauses, issuer }: PactRoom): Promise<Acted> {
  return draftNotice(station, pactDraft(pact, clauses, issuer));
}

export async function setLaw(station: Station, law: LawTerms): Promise<Acted> {
  return acted(await station.create('lawArticle', law));
}

/** Voids a clause, or a whole version of which nothing is on the record; answers with the sentence for why not. */
export async function voidIt(station: Station, id: string): Promise<Problem | undefined> {
  return refusalOf((await station.void(id, '')) as Result<unknown, StoreProblem>);
}
