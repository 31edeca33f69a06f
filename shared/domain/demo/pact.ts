import { addDays, type CalendarDay } from '../calendar/day.ts';
import { ASSEMBLY_TEMPLATES } from '../council/assembly.ts';
import type { AssemblyKind } from '../council/council.ts';
import type { Kind } from '../kinds.ts';
import { orderAt, wordingOf } from '../pact/clauses.ts';
import type { Clause, Pact } from '../pact/pact.ts';
import { pactDraft } from '../pact/posting.ts';
import { PACT_TEMPLATE } from '../pact/template.ts';
import { pactVoteContent } from '../pact/voting.ts';
import type { DemoDocument, DemoOf } from './document.ts';
import { postedDemo } from './notices.ts';

type NewId = (kind: Kind) => string;

export interface DemoPact {
  records: DemoDocument[];
  facts: DemoDocument[];
}

/** When the pact in force was opened for comment, in days before today; the rest of its way is counted from then. */
const OPENED_DAYS_AGO = 200;

/** A pact in force, and the draft of the next version, open for comment. */
export function demoPact(name: string, issuer: string, newId: NewId, today: CalendarDay): DemoPact {
  const opened = addDays(today, -OPENED_DAYS_AGO);
  const after = (days: number) => addDays(opened, days);
  const first = versionOf(name, 1, newId);
  const wording = wordingOf(first.pact.content, first.clauses.map(clauseOf));
  const draft = pactDraft(documentOf(first.pact), first.clauses.map(clauseOf), issuer);
  const notice = postedDemo(draft, { from: after(32), number: 1, days: 7, today }, newId);
  const about = { pact: first.pact.id, wording };
  const step = (content: Partial<DemoOf<'pactStep'>['content']>): DemoOf<'pactStep'> => {
    const whole = { ...about, note: '', on: opened, step: 'comments' as const, ...content };
    return { kind: 'pactStep', id: newId('pactStep'), content: whole };
  };
  const vote = (assembly: AssemblyKind, heldOn: CalendarDay, due: number, present: number): DemoOf<'pactVote'> => {
    const terms = ASSEMBLY_TEMPLATES.find(({ council }) => council === assembly);
    if (!terms) throw new RangeError(`no rules for ${assembly}`);
    const typed = { assembly, heldOn, people: { due, present }, for: present - 2, against: 1, abstain: 1 };
    const made = pactVoteContent(typed, { ...about, terms, openedOn: opened, today });
    if (!made.ok) throw new RangeError(`the demonstration's vote: ${made.reason}`);
    return { kind: 'pactVote', id: newId('pactVote'), content: made.value };
  };
  const second = nextVersion(first, newId, today);
  return {
    records: [first.pact, ...first.clauses, ...second.records, notice.notice],
    facts: [
      step({ until: after(15) }),
      vote('representatives', after(18), 30, 26),
      vote('villagers', after(30), 160, 112),
      notice.posted,
      step({
        step: 'filed',
        on: after(40),
        lawful: true,
        filingNumber: `柳镇备〔${after(40).slice(0, 4)}〕12号`,
        office: '柳河镇人民政府',
      }),
      step({ step: 'inForce', on: after(45) }),
      ...second.facts,
    ],
  };
}

interface Version {
  pact: DemoOf<'pact'>;
  clauses: DemoOf<'clause'>[];
}

function versionOf(name: string, version: number, newId: NewId): Version {
  const pact: DemoOf<'pact'> = {
    kind: 'pact',
    id: newId('pact'),
    content: { name, version, preamble: PACT_TEMPLATE.preamble },
  };
  const placed: { clause: string; order: string }[] = [];
  const clauses = PACT_TEMPLATE.chapters.flatMap((chapter) =>
    chapter.clauses.map((text): DemoOf<'clause'> => {
      const id = newId('clause');
      const own = { clause: id.slice('clause:'.length), order: orderAt(placed, placed.length) };
      placed.push(own);
      return { kind: 'clause', id, content: { pact: pact.id, chapter: chapter.name, text, ...own } };
    }),
  );
  return { pact, clauses };
}

/** The clause that the next version changes: the bride price gets a number. */
const CHANGED = '高价彩礼';

function nextVersion(
  { pact, clauses }: Version,
  newId: NewId,
  today: CalendarDay,
): { records: DemoDocument[]; facts: DemoDocument[] } {
  const id = newId('pact');
  const content = { ...pact.content, version: pact.content.version + 1, basedOn: pact.id };
  const copies = clauses.map(({ content: clause }): DemoOf<'clause'> => {
    const text = clause.text.includes(CHANGED) ? '婚事新办，不要高价彩礼，彩礼不超过三万元。' : clause.text;
    return { kind: 'clause', id: newId('clause'), content: { ...clause, pact: id, text } };
  });
  const wording = wordingOf(content, copies.map(clauseOf));
  const changed = copies.find(({ content: { text } }) => text.includes(CHANGED))?.content.clause;
  const opened = addDays(today, -6);
  return {
    records: [{ kind: 'pact', id, content }, ...copies],
    facts: [
      {
        kind: 'pactStep',
        id: newId('pactStep'),
        content: { pact: id, step: 'comments', on: opened, until: addDays(opened, 15), note: '', wording },
      },
      {
        kind: 'pactComment',
        id: newId('pactComment'),
        content: {
          pact: id,
          ...(changed !== undefined && { clause: changed }),
          from: '三组一位村民',
          content: '彩礼定三万元合适，酒席桌数也写进来。',
          saidOn: addDays(today, -2),
        },
      },
    ],
  };
}

function documentOf({ id, content }: DemoOf<'pact'>): Pact {
  return { id, ...content } as Pact;
}

function clauseOf({ id, content }: DemoOf<'clause'>): Clause {
  return { id, ...content } as Clause;
}
