import type { Affair, AffairStep, LimitTerms } from '../../shared/domain/affair/affair.ts';
import { affairDeed } from '../../shared/domain/affair/handingIn.ts';
import { affairRefusal, affairStanding } from '../../shared/domain/affair/way.ts';
import type { Rubric } from '../../shared/domain/merit/merit.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Content, Creation, Station } from '../../shared/store/station.ts';
import { type Acted, acted } from '../errors/acted.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { today } from '../station/today.ts';
import { readSteps } from '../steps/read.ts';
import { readAffair } from './read.ts';

/** What the declaration form says; the host's name and household are the roster's. */
export type DeclarationWords = Omit<Content<'affair'>, 'hostName' | 'household'>;

async function withHost(station: Station, words: DeclarationWords): Promise<Content<'affair'> | undefined> {
  const host = (await station.get<'person'>(words.host)) as Person | undefined;
  if (!host) return undefined;
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  return { ...said, hostName: host.name, ...(host.household && { household: host.household }) } as Content<'affair'>;
}

export async function declareAffair(station: Station, words: DeclarationWords): Promise<Acted> {
  const content = await withHost(station, words);
  if (!content) return { ok: false, problem: { reason: 'store.missing' } };
  return acted(await station.create('affair', content));
}

export async function editAffair(station: Station, id: string, words: DeclarationWords): Promise<Problem | undefined> {
  const content = await withHost(station, words);
  if (!content) return { reason: 'store.missing' };
  return refusalOf(await station.edit<'affair'>(id, () => ({ ...words, ...content })));
}

/** What a step's form says. */
export type StepWords = Omit<Content<'affairStep'>, 'affair'>;

/** Puts a step on the record where its turn is now, whatever another window did meanwhile. */
export async function recordAffairStep(
  station: Station,
  affair: Affair,
  words: StepWords,
): Promise<Problem | undefined> {
  const steps = (await readSteps<AffairStep>(station, [affair.id], 'affairStep')).get(affair.id) ?? [];
  const refusal = affairRefusal(affair, affairStanding(steps), words, today());
  if (refusal) return { reason: `affair.${refusal}` };
  const said = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''));
  const content = { ...said, says: words.says, affair: affair.id } as Content<'affairStep'>;
  return refusalOf(await station.create('affairStep', content));
}

/** Puts a limit in force from its day on; the one before holds until then. */
export async function setLimit(station: Station, terms: LimitTerms): Promise<Acted> {
  return acted(await station.create('affairLimit', terms));
}

/** Takes over what a place published, from today on. */
export async function adoptLimits(station: Station, limits: readonly LimitTerms[]): Promise<Problem | undefined> {
  const creations = limits.map((terms): Creation => {
    return { kind: 'affairLimit', content: { ...terms, validFrom: today() } };
  });
  return refusalOf(await station.createMany(creations));
}

/** Hands in the deed of an affair by what stands at this moment, perhaps written in another window. */
export async function handInAffair(station: Station, rubric: Rubric, affair: string, item: string): Promise<Acted> {
  const found = await readAffair(station, affair);
  if (!found) return { ok: false, problem: { reason: 'affair.gone' } };
  const made = affairDeed(rubric, found.affair, { state: found.state, item, handedIn: found.deeds });
  if (!made.ok) return { ok: false, problem: { reason: `affair.${made.reason}` } };
  return acted(await station.create('deed', made.value));
}
