import type { Affair, AffairStep } from '../affair/affair.ts';
import type { AntiViceEntry } from '../antiVice/antiVice.ts';
import { dayAt } from '../calendar/day.ts';
import type { Council, Seat } from '../council/council.ts';
import type { Meeting, SignIn } from '../council/meeting.ts';
import type { Detachment, FileFact } from '../file/file.ts';
import type { Honour, HonourVote } from '../honour/honour.ts';
import type { Document } from '../kinds.ts';
import type { Acknowledgement } from '../merit/acknowledging.ts';
import type { Deed, Good, Judgement } from '../merit/merit.ts';
import type { GoodPrice, StockMove } from '../merit/stock.ts';
import type { Merchant } from '../merit/voucher.ts';
import type { Notice, Objection, ObjectionAnswer, Takedown } from '../notice/notice.ts';
import type { Clause, Pact, PactComment, PactReply, PactStep, PactVote } from '../pact/pact.ts';
import type { Proposal, ProposalStep } from '../proposal/proposal.ts';
import type { Review, ReviewStep } from '../review/review.ts';
import type { Household } from '../roster/household.ts';
import type { Person } from '../roster/person.ts';
import type { Activity, Participation } from '../volunteer/activity.ts';
import type { Team, TeamMember } from '../volunteer/team.ts';
import { nameKeys, normalise } from './keys.ts';

/**
 * What is found by typing: a document with the words it is found under and the line it is shown as. A part of another
 * document, such as a vote of a meeting, has no words: it is found by what it belongs to.
 */
export interface SearchEntry {
  id: string;
  kind: string;
  label: string;
  /** What tells two of the same label apart, without an ID number; empty where nothing need. */
  hint: string;
  keys: string[];
  /** Further documents it is about, by which it is looked up: who holds a post, what a deed comes from. */
  about: string[];
  /** The document it belongs to (a person's household), by which lists narrow down; empty where it belongs to none. */
  within: string;
}

/** The kinds that are looked for by typing: those whose entries have words. */
export const TYPED_KINDS = [
  'person',
  'household',
  'council',
  'meeting',
  'pact',
  'clause',
  'good',
  'merchant',
  'proposal',
  'review',
  'honour',
  'antiViceEntry',
  'affair',
  'team',
  'activity',
  'notice',
] as const;

/** How much of a clause is shown in a list of finds, and how much of it is looked through. */
const CLAUSE_LABEL = 24;
const CLAUSE_WORDS = 60;

/** How many digits at the end of an ID number or phone a clerk types to find a person. */
const LAST_DIGITS = 4;

function lastDigits(number: string): string[] {
  return number.length >= LAST_DIGITS ? [normalise(number.slice(-LAST_DIGITS))] : [];
}

interface EntryParts {
  label?: string;
  hint?: readonly string[];
  keys?: readonly string[];
  about?: readonly string[];
  within?: string;
}

function entry(
  { id, kind }: Document,
  { label = '', hint = [], keys = [], about = [], within = '' }: EntryParts,
): SearchEntry {
  const told = hint.filter((part) => part !== '').join(' ');
  return { id, kind, label, hint: told, keys: [...new Set(keys)], about: [...about], within };
}

/** The entry of a document, or undefined where nobody looks for such a document by typing. */
export function searchEntry(document: Document): SearchEntry | undefined {
  // What was merged into another record is found as that one.
  if (document.voided || document.mergedInto || document.joinedInto) return undefined;
  switch (document.kind) {
    case 'person': {
      const { name, idNumber, phone, household, address, birthDate } = document as unknown as Person;
      const keys = [...nameKeys(name, true), ...lastDigits(idNumber), ...lastDigits(phone)];
      return entry(document, { label: name, hint: [address, birthDate.slice(0, 4)], keys, within: household ?? '' });
    }
    case 'household': {
      const { headName, villagersGroup, address } = document as unknown as Household;
      const keys = [...nameKeys(headName, true), normalise(villagersGroup)];
      return entry(document, { label: headName, hint: [villagersGroup, address], keys, within: villagersGroup });
    }
    case 'council': {
      const { name } = document as unknown as Council;
      return entry(document, { label: name, keys: nameKeys(name, false) });
    }
    case 'meeting': {
      const { title, heldOn, council } = document as unknown as Meeting;
      return entry(document, {
        label: title,
        hint: [heldOn],
        keys: [...nameKeys(title, false), heldOn],
        within: council,
      });
    }
    case 'pact': {
      const { name } = document as unknown as Pact;
      return entry(document, { label: name, keys: nameKeys(name, false) });
    }
    case 'clause': {
      const { text, chapter, pact } = document as unknown as Clause;
      const label = text.slice(0, CLAUSE_LABEL);
      return entry(document, {
        label,
        hint: [chapter],
        keys: nameKeys(text.slice(0, CLAUSE_WORDS), false),
        within: pact,
      });
    }
    case 'pactComment':
    case 'pactReply':
    case 'pactVote':
    case 'pactStep':
      return entry(document, { within: (document as unknown as PactComment | PactReply | PactVote | PactStep).pact });
    case 'good': {
      const { name, barcode } = document as unknown as Good;
      return entry(document, {
        label: name,
        keys: [...nameKeys(name, false), ...(barcode ? [normalise(barcode)] : [])],
      });
    }
    case 'merchant': {
      const { name, trade } = document as unknown as Merchant;
      return entry(document, { label: name, hint: [trade], keys: nameKeys(name, false) });
    }
    case 'goodPrice':
    case 'stockMove':
      return entry(document, { within: (document as unknown as GoodPrice | StockMove).good });
    case 'proposal': {
      const { title, proposer, handedInOn } = document as unknown as Proposal;
      const keys = [...nameKeys(title, false), ...nameKeys(proposer, true), handedInOn];
      return entry(document, { label: title, hint: [proposer, handedInOn], keys });
    }
    case 'honour': {
      const { title, name, year, household } = document as unknown as Honour;
      const keys = [...nameKeys(title, false), ...nameKeys(name, true), String(year)];
      return entry(document, { label: `${title} ${name}`, hint: [String(year)], keys, within: household });
    }
    case 'honourVote':
      return entry(document, { within: (document as unknown as HonourVote).honour });
    case 'review': {
      const { title, name, person, nominatedOn } = document as unknown as Review;
      const keys = [...nameKeys(title, false), ...nameKeys(name, true), nominatedOn];
      return entry(document, { label: title, hint: [name, nominatedOn], keys, within: person });
    }
    case 'antiViceEntry': {
      const { title, on } = document as unknown as AntiViceEntry;
      return entry(document, { label: title, hint: [on], keys: [...nameKeys(title, false), on] });
    }
    case 'proposalStep':
      return entry(document, { within: (document as unknown as ProposalStep).proposal });
    case 'reviewStep':
      return entry(document, { within: (document as unknown as ReviewStep).review });
    case 'notice': {
      const { title, createdAt, source } = document as unknown as Notice;
      const day = dayAt(createdAt);
      return entry(document, { label: title, hint: [day], keys: nameKeys(title, false), within: source ?? '' });
    }
    case 'objection':
    case 'objectionAnswer':
    case 'takedown':
      return entry(document, { within: (document as unknown as Objection | ObjectionAnswer | Takedown).posted });
    case 'seat': {
      const { council, person } = document as unknown as Seat;
      return entry(document, { within: council, about: [person] });
    }
    case 'affair': {
      const { occasion, hostName, on, household } = document as unknown as Affair;
      const keys = [...nameKeys(hostName, true), ...nameKeys(occasion, false), on];
      return entry(document, { label: `${hostName} ${occasion}`, hint: [on], keys, within: household ?? '' });
    }
    case 'affairStep':
      return entry(document, { within: (document as unknown as AffairStep).affair });
    case 'team': {
      const { name, field } = document as unknown as Team;
      return entry(document, {
        label: name,
        hint: [field],
        keys: [...nameKeys(name, false), ...nameKeys(field, false)],
      });
    }
    case 'teamMember': {
      const { team, person } = document as unknown as TeamMember;
      return entry(document, { within: team, about: [person] });
    }
    case 'activity': {
      const { title, on, place, team } = document as unknown as Activity;
      return entry(document, {
        label: title,
        hint: [on, place],
        keys: [...nameKeys(title, false), on],
        within: team ?? '',
      });
    }
    case 'participation':
      return entry(document, { within: (document as unknown as Participation).activity });
    case 'agendaItem':
    case 'motion':
    case 'signIn':
    case 'turnout':
    case 'vote':
    case 'decision':
    case 'fulfilment':
    case 'postponement':
    case 'confirmation':
    case 'addendum':
      return entry(document, { within: (document as unknown as SignIn).meeting });
    case 'deed': {
      const { household, from } = document as unknown as Deed;
      return entry(document, { within: household, about: from === undefined ? [] : [from] });
    }
    case 'judgement':
      return entry(document, { within: (document as unknown as Judgement).deed });
    case 'acknowledgement':
      return entry(document, { about: [(document as unknown as Acknowledgement).act] });
    case 'file':
    case 'detachment':
      return entry(document, { within: (document as unknown as FileFact | Detachment).about });
    default:
      return undefined;
  }
}
