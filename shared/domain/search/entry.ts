import type { Council } from '../council/council.ts';
import type { Decision, Fulfilment, Meeting, SignIn } from '../council/meeting.ts';
import type { Document } from '../kinds.ts';
import type { Deed, Good, Judgement } from '../merit/merit.ts';
import type { Household } from '../roster/household.ts';
import type { Person } from '../roster/person.ts';
import { nameKeys, normalise } from './keys.ts';

/**
 * What is found by typing: a document with the words it is found under and the line it is shown as. A part of another
 * document, such as a vote of a meeting, has no words: it is found by what it belongs to.
 */
export interface SearchEntry {
  id: string;
  kind: string;
  label: string;
  keys: string[];
  /** The document it belongs to (a person's household), by which lists narrow down; empty where it belongs to none. */
  within: string;
}

/** How many digits at the end of an ID number or phone a clerk types to find a person. */
const LAST_DIGITS = 4;

function lastDigits(number: string): string[] {
  return number.length >= LAST_DIGITS ? [normalise(number.slice(-LAST_DIGITS))] : [];
}

function entry(document: Document, label: string, keys: string[], within = ''): SearchEntry {
  return { id: document.id, kind: document.kind, label, keys: [...new Set(keys)], within };
}

/** The entry of a document, or undefined where nobody looks for such a document by typing. */
export function searchEntry(document: Document): SearchEntry | undefined {
  if (document.voided) return undefined;
  switch (document.kind) {
    case 'person': {
      const { name, idNumber, phone, household } = document as unknown as Person;
      return entry(
        document,
        name,
        [...nameKeys(name, true), ...lastDigits(idNumber), ...lastDigits(phone)],
        household ?? '',
      );
    }
    case 'household': {
      const { headName, villagersGroup } = document as unknown as Household;
      return entry(document, headName, [...nameKeys(headName, true), normalise(villagersGroup)], villagersGroup);
    }
    case 'council': {
      const { name } = document as unknown as Council;
      return entry(document, name, nameKeys(name, false));
    }
    case 'meeting': {
      const { title, heldOn, council } = document as unknown as Meeting;
      return entry(document, title, [...nameKeys(title, false), heldOn], council);
    }
    case 'good': {
      const { name } = document as unknown as Good;
      return entry(document, name, nameKeys(name, false));
    }
    case 'signIn':
    case 'decision':
    case 'fulfilment':
      return entry(document, '', [], (document as unknown as SignIn | Decision | Fulfilment).meeting);
    case 'deed':
      return entry(document, '', [], (document as unknown as Deed).household);
    case 'judgement':
      return entry(document, '', [], (document as unknown as Judgement).deed);
    default:
      return undefined;
  }
}
