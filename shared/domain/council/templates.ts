import { ASSEMBLY_TEMPLATES, GATHERED } from './assembly.ts';
import type { BodyKind, CharterTerms } from './council.ts';

/** A station with so many people has the larger of two sizes of council. */
const LARGE_STATION_PEOPLE = 5000;

/**
 * Charters as villages have published them, for a station to adopt and change. What a published charter leaves open is
 * filled with the rule of the villagers' representatives: two thirds present, more than half of them to pass.
 */
export const CHARTER_TEMPLATES: readonly CharterTerms[] = [
  redWhite('红白理事会章程（不满 5000 人的村）', 5, 9),
  redWhite('红白理事会章程（5000 人以上的村）', 7, 11),
  {
    council: 'moralReview',
    name: '道德评议会章程',
    source: '通行做法：6 至 10 人，半年一次，可临时召集',
    size: { min: 6, max: 10 },
    posts: [
      { post: 'chair', min: 1, max: 1, votes: true },
      { post: 'viceChair', min: 0, max: 2, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'member', min: 3, max: 9, votes: true },
      { post: 'guest', min: 0, max: 50, votes: false },
    ],
    termYears: 3,
    meetsEveryMonths: 6,
    ...representatives(),
  },
  deliberation('村民议事会章程（20 至 50 人）', 20, 50, '通行做法：20 至 50 人，村党支部书记召集，受邀人员没有表决权'),
  deliberation(
    '村民议事会章程（8 人，每月一次）',
    8,
    8,
    '通行做法：8 人，每月一次，村党支部书记召集，受邀人员没有表决权',
  ),
  {
    council: 'antiVice',
    name: '禁毒禁赌会章程',
    source: '通行做法：3 至 7 人，待村里核定',
    size: { min: 3, max: 7 },
    posts: [
      { post: 'chair', min: 1, max: 1, votes: true },
      { post: 'viceChair', min: 0, max: 1, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'member', min: 1, max: 6, votes: true },
      { post: 'guest', min: 0, max: 20, votes: false },
    ],
    termYears: 3,
    meetsEveryMonths: 3,
    ...representatives(),
  },
  ...ASSEMBLY_TEMPLATES,
];

/** The templates for a council, the one that fits a station of so many people first. */
export function templatesFor(council: BodyKind, people: number): CharterTerms[] {
  const templates = CHARTER_TEMPLATES.filter((template) => template.council === council);
  if (people < LARGE_STATION_PEOPLE) return templates;
  return templates.sort((a, b) => b.size.max - a.size.max);
}

function redWhite(name: string, min: number, max: number): CharterTerms {
  return {
    council: 'redWhite',
    name,
    source: '通行做法：任期三年，每季一次，五分之四到会，三分之二通过',
    size: { min: 1 + 2 + min, max: 1 + 2 + 1 + max },
    posts: [
      { post: 'chair', min: 1, max: 1, votes: true },
      { post: 'viceChair', min: 2, max: 2, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'member', min, max, votes: true },
      { post: 'guest', min: 0, max: 50, votes: false },
    ],
    termYears: 3,
    meetsEveryMonths: 3,
    quorum: { over: 4, under: 5 },
    quorumStrict: false,
    pass: { over: 2, under: 3 },
    passStrict: false,
    ...usual(),
  };
}

function deliberation(name: string, min: number, max: number, source: string): CharterTerms {
  return {
    council: 'deliberation',
    name,
    source,
    size: { min, max },
    posts: [
      { post: 'chair', min: 1, max: 1, votes: true },
      { post: 'viceChair', min: 0, max: 3, votes: true },
      { post: 'secretary', min: 0, max: 1, votes: true },
      { post: 'member', min: 1, max, votes: true },
      { post: 'guest', min: 0, max: 100, votes: false },
    ],
    termYears: 3,
    meetsEveryMonths: 1,
    ...representatives(),
  };
}

function representatives() {
  return {
    quorum: { over: 2, under: 3 },
    quorumStrict: false,
    pass: { over: 1, under: 2 },
    passStrict: true,
    ...usual(),
  };
}

/** What the published charters leave unsaid: a tie fails, nobody votes for another, three days' notice. */
function usual() {
  return { tie: 'rejected' as const, proxiesMax: 0, noticeDays: 3, basis: '', validFrom: GATHERED };
}
