import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSEMBLY_TEMPLATES } from '../council/assembly.ts';
import type { CharterTerms } from '../council/council.ts';
import { chaptersOf, citation, clauseNumber, inOrder, movedOrder, orderAt, wordingOf } from './clauses.ts';
import { compareVersions, runsOf } from './compare.ts';
import { LAW_TEMPLATES, lawCitation, lawOn } from './laws.ts';
import { measureWarnings } from './measures.ts';
import type { Clause, LawArticle, PactStep, PactVote } from './pact.ts';
import { isOpenToEdit, nextStep, type PactFacts, stageOf, stagesOn } from './steps.ts';
import { PACT_TEMPLATE } from './template.ts';
import { pactVoteContent, type TypedVote } from './voting.ts';

const envelope = {
  station: '990101001001',
  v: 0,
  createdAt: '2026-03-01T00:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-03-01T00:00:00.000Z-0000',
  updatedBy: '王会计',
  device: 'A',
};
const PACT = 'pact:01J00000000000000000000001';
const nameOf = (n: number) => `01J${String(n).padStart(23, '0')}`;

function clauseOf(n: number, order: string, text: string, chapter = ''): Clause {
  const [clause, id] = [nameOf(n), `clause:${nameOf(n)}`];
  return { ...envelope, id, kind: 'clause', pact: PACT, clause, chapter, order, text };
}

/** Clauses one after another with these texts. */
function clausesOf(texts: readonly string[], chapters: readonly string[] = []): Clause[] {
  const clauses: Clause[] = [];
  for (const [n, text] of texts.entries()) clauses.push(clauseOf(n, orderAt(clauses, n), text, chapters[n]));
  return clauses;
}

describe('the order of clauses', () => {
  it('puts a clause wherever it is wanted, and moves it, the others untouched', () => {
    const place = fc.tuple(fc.nat(20), fc.nat(20), fc.boolean());
    fc.assert(
      fc.property(fc.array(place, { maxLength: 25 }), (acts) => {
        let clauses: Clause[] = [];
        let shown: string[] = [];
        for (const [n, [a, b, move]] of acts.entries()) {
          if (move && clauses.length > 1) {
            const [from, to] = [a % clauses.length, b % clauses.length];
            const order = movedOrder(clauses, from, to);
            const [name] = shown.splice(from, 1);
            shown.splice(to, 0, name as string);
            clauses = inOrder(clauses.map((one, at) => (at === from ? { ...one, order } : one)));
          } else {
            const at = a % (clauses.length + 1);
            clauses = inOrder([...clauses, clauseOf(n, orderAt(clauses, at), '')]);
            shown = [...shown.slice(0, at), nameOf(n), ...shown.slice(at)];
          }
          expect(clauses.map(({ clause }) => clause)).toEqual(shown);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same on every device where two laptops put a clause at one place, and leaves room after both', () => {
    const [first, last] = clausesOf(['一', '二']) as [Clause, Clause];
    const order = orderAt([first, last], 1);
    const twins = inOrder([last, clauseOf(8, order, '甲'), clauseOf(9, order, '乙'), first]);
    expect(twins.map(({ text }) => text)).toEqual(['一', '甲', '乙', '二']);
    const between = clauseOf(7, orderAt(twins, 2), '丙');
    expect(inOrder([...twins, between]).map(({ text }) => text)).toEqual(['一', '甲', '乙', '丙', '二']);
  });
});

describe('numbers', () => {
  it('run through chapters; a voided clause has none', () => {
    const clauses = clausesOf(['甲', '乙', '丙', '丁'], ['总则', '总则', '卫生', '卫生']);
    const voided = { at: '2026-03-01T00:00:00.000Z', by: '王会计', reason: '' };
    const chapters = chaptersOf(clauses.map((one, n) => (n === 1 ? { ...one, voided } : one)));
    expect(chapters.map(({ number, name }) => `${number} ${name}`)).toEqual(['第一章 总则', '第二章 卫生']);
    expect(chapters.flatMap((chapter) => chapter.clauses.map((one) => `${one.number}${one.clause.text}`))).toEqual([
      '第一条甲',
      '第二条丙',
      '第三条丁',
    ]);
    expect(chaptersOf(clausesOf(['甲']))[0]).not.toHaveProperty('number');
  });

  it('are written in words to the last clause there can be', () => {
    expect([0, 9, 10, 98, 99, 100, 104, 109, 110, 119, 299].map(clauseNumber)).toEqual(
      ['一', '十', '十一', '九十九', '一百', '一百零一', '一百零五', '一百一十', '一百一十一', '一百二十', '三百'].map(
        (words) => `第${words}条`,
      ),
    );
  });

  it('are what others cite, by the name a clause keeps', () => {
    const clauses = clausesOf(['甲', '乙']);
    expect(citation({ name: '柳河村村规民约' }, clauses, nameOf(1))).toBe('《柳河村村规民约》第二条');
    expect(citation({ name: '柳河村村规民约' }, clauses, nameOf(5))).toBeUndefined();
  });
});

describe('the wording', () => {
  const pact = { name: '村规民约', preamble: '为了大家' };
  const clauses = clausesOf(['甲', '乙'], ['总则', '总则']);

  it('changes with every word, chapter and place, and with nothing else', () => {
    const wording = wordingOf(pact, clauses);
    const [first, second] = clauses as [Clause, Clause];
    const changed: [typeof pact, Clause[]][] = [
      [{ ...pact, preamble: '为了' }, clauses],
      [pact, [first]],
      [pact, [first, { ...second, text: '丙' }]],
      [pact, [first, { ...second, chapter: '卫生' }]],
      [
        pact,
        [
          { ...first, order: second.order },
          { ...second, order: first.order },
        ],
      ],
    ];
    for (const [about, other] of changed) expect(wordingOf(about, other)).not.toBe(wording);
    const touched = clauses.map((one) => ({ ...one, text: ` ${one.text} `, updatedAt: 'later', id: `${one.id}x` }));
    expect(wordingOf(pact, touched.reverse())).toBe(wording);
  });
});

describe('measures', () => {
  it.each([
    ['违者罚款 200 元', 'fine'],
    ['每次罚五百元', 'fine'],
    ['不交卫生费的停水', 'withholding'],
    ['断电三天', 'withholding'],
    ['取消其当年分红', 'withholding'],
    ['三年内不予办理各类证明', 'withholding'],
    ['没收赌具', 'seizure'],
  ])('%s is named', (text, measure) => {
    expect(measureWarnings(text).map((warning) => warning.measure)).toEqual([measure]);
  });

  it('are not named where a clause forbids them, or speaks of something else', () => {
    for (const text of ['不得罚款', '严禁以任何名义罚款', '不停水', '批评教育，公开道歉，恢复原状', '节约用水用电']) {
      expect(measureWarnings(text)).toEqual([]);
    }
    expect(measureWarnings('不得罚款，但可停水')).toEqual([{ measure: 'withholding', words: '停水' }]);
    expect(measureWarnings('不得罚款；屡教不改的罚款').map(({ words }) => words)).toEqual(['罚款']);
  });

  it('are in none of the clauses to start from', () => {
    const texts = PACT_TEMPLATE.chapters.flatMap(({ clauses }) => clauses);
    expect(texts.length).toBeGreaterThan(15);
    for (const text of [...texts, PACT_TEMPLATE.preamble]) expect(measureWarnings(text), text).toEqual([]);
  });
});

describe('the vote on the pact', () => {
  const [representatives, villagers] = ASSEMBLY_TEMPLATES as [CharterTerms, CharterTerms];
  const vote = (typed: Partial<TypedVote>, terms = villagers) => {
    const whole: TypedVote = { assembly: 'villagers', heldOn: '2026-03-10', for: 0, against: 0, abstain: 0, ...typed };
    const setting = { pact: PACT, wording: 'w'.repeat(16), terms, openedOn: '2026-03-01', today: '2026-03-10' };
    const made = pactVoteContent(whole, setting);
    return made.ok ? made.value.passed : made.reason;
  };
  const of = (due: number, present: number) => ({ due, present });

  it('is lawful by adults or by households, and passes with more than half of those present', () => {
    expect(vote({ people: of(100, 51), for: 26 })).toBe(true);
    expect(vote({ people: of(100, 51), for: 25, against: 26 })).toBe(false);
    expect(vote({ people: of(100, 50), for: 50 })).toBe('noQuorum');
    expect(vote({ people: of(100, 50), households: of(30, 20), for: 11 })).toBe(true);
    expect(vote({ people: of(100, 50), households: of(30, 20), for: 10, against: 10 })).toBe(false);
    expect(vote({ households: of(30, 19), for: 19 })).toBe('noQuorum');
  });

  it('of the representatives needs two thirds of them, and no households help', () => {
    const typed = { assembly: 'representatives', households: of(30, 30) } as const;
    expect(vote({ ...typed, people: of(30, 19), for: 19 }, representatives)).toBe('noQuorum');
    expect(vote({ ...typed, people: of(30, 20), for: 11 }, representatives)).toBe(true);
  });

  it('is refused where it cannot be', () => {
    expect(vote({})).toBe('nobodyCounted');
    expect(vote({ people: of(10, 11) })).toBe('morePresentThanDue');
    expect(vote({ people: of(10, 9), for: 8, against: 1, abstain: 1 })).toBe('moreVotesThanPresent');
    expect(vote({ people: of(10, 9), heldOn: '2026-03-11' })).toBe('inFuture');
    expect(vote({ people: of(10, 9), heldOn: '2026-02-28' })).toBe('beforeComments');
  });

  it('never passes without a lawful quorum and more than half of it', () => {
    const count = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => of(Math.max(a, b), Math.min(a, b)));
    fc.assert(
      fc.property(count, count, fc.nat(60), (people, households, yes) => {
        if (vote({ people, households, for: yes }) !== true) return;
        const adults = people.present * 2 > people.due;
        const present = adults ? people.present : households.present;
        expect(adults || households.present * 3 >= households.due * 2).toBe(true);
        expect(yes * 2).toBeGreaterThan(present);
      }),
    );
  });
});

describe('the way of a pact', () => {
  const at = (day: string) => `${day}T00:00:00.000Z-0000`;
  const step = (name: PactStep['step'], on: string, more: Partial<PactStep> = {}): PactStep => {
    return {
      ...envelope,
      id: `${name}${on}`,
      kind: 'pactStep',
      pact: PACT,
      step: name,
      on,
      wording: 'A',
      note: '',
      updatedAt: at(on),
      ...more,
    };
  };
  const passed = (assembly: PactVote['assembly'], on: string, more: Partial<PactVote> = {}): PactVote => {
    const figures = { for: 60, against: 0, abstain: 0, people: { due: 100, present: 60 }, passed: true, basis: '' };
    const terms = { quorum: { over: 1, under: 2 }, quorumStrict: true, pass: { over: 1, under: 2 }, passStrict: true };
    return {
      ...envelope,
      ...figures,
      ...terms,
      id: `${assembly}${on}`,
      kind: 'pactVote',
      pact: PACT,
      assembly,
      heldOn: on,
      wording: 'A',
      updatedAt: at(on),
      ...more,
    };
  };
  const steps = [
    step('comments', '2026-03-01'),
    step('filed', '2026-03-27', { lawful: true }),
    step('inForce', '2026-04-01'),
  ];
  const votes = [passed('representatives', '2026-03-10'), passed('villagers', '2026-03-15')];
  const stage = (facts: Partial<PactFacts>, day = '2026-04-01') =>
    stageOf({ wording: 'A', steps, votes, postedOn: '2026-03-20', ...facts }, day);

  it('goes step by step', () => {
    const reached = [0, 1].map((n) => stage({ steps: steps.slice(0, n), votes: [] }));
    const voted = [1, 2].map((n) => stage({ votes: votes.slice(0, n), postedOn: undefined }));
    const after = [1, 2, 3].map((n) => stage({ steps: steps.slice(0, n) }));
    const all = [...reached, ...voted, ...after];
    expect(all).toEqual(['draft', 'comments', 'representatives', 'villagers', 'posted', 'filed', 'inForce']);
    expect(all.map((one) => nextStep(one, false))).toEqual([
      'comments',
      'representatives',
      'villagers',
      'posted',
      'filed',
      'inForce',
      undefined,
    ]);
    expect(all.map(isOpenToEdit)).toEqual([true, true, true, false, false, false, false]);
  });

  it('is in force from its day on, and waits until then', () => {
    expect(stage({}, '2026-03-31')).toBe('filed');
    expect(nextStep('filed', true)).toBeUndefined();
  });

  it('skips no vote, and goes back where words were changed after one', () => {
    expect(stage({ votes: [passed('villagers', '2026-03-15')] })).toBe('comments');
    expect(stage({ wording: 'B' })).toBe('comments');
    expect(stage({ votes: [votes[0] as PactVote, passed('villagers', '2026-03-15', { wording: 'B' })] })).toBe(
      'representatives',
    );
  });

  it('stays where a vote failed, a later vote corrects an earlier one, and an unlawful text is not filed', () => {
    const failed = passed('representatives', '2026-03-12', { passed: false });
    expect(stage({ votes: [...votes, failed] })).toBe('comments');
    expect(stage({ votes: [failed, ...votes, passed('representatives', '2026-03-13')] })).toBe('inForce');
    expect(stage({ steps: [...steps, step('filed', '2026-03-28', { lawful: false })] })).toBe('posted');
  });

  it('ends where a later version comes into force', () => {
    const one = { id: 'one', version: 1, wording: 'A', steps, votes, postedOn: '2026-03-20' };
    const later = { ...one, id: 'two', version: 2, steps: [...steps.slice(0, 2), step('inForce', '2026-06-01')] };
    expect([...stagesOn([one, later], '2026-05-31')]).toEqual([
      ['one', 'inForce'],
      ['two', 'filed'],
    ]);
    expect([...stagesOn([one, later], '2026-06-01')]).toEqual([
      ['one', 'replaced'],
      ['two', 'inForce'],
    ]);
    const sameDay = { ...one, id: 'three', version: 3 };
    expect(stagesOn([one, sameDay], '2026-05-01').get('three')).toBe('inForce');
  });
});

describe('two versions side by side', () => {
  it('tell what was added, removed, changed word by word, and what only moved', () => {
    const before = clausesOf(['孝敬老人', '婚事新办，彩礼不超过六万元', '不放鞭炮', '讲卫生']);
    const [first, second, , fourth] = before as [Clause, Clause, Clause, Clause];
    const after = [
      { ...fourth, order: 'A' },
      first,
      { ...second, text: '婚事新办，彩礼不超过三万元' },
      clauseOf(9, 'z', '不焚烧秸秆'),
    ];
    const compared = compareVersions(before, after);
    expect(compared.map(({ change, oldNumber, newNumber }) => [change, oldNumber, newNumber])).toEqual([
      ['same', '第四条', '第一条'],
      ['same', '第一条', '第二条'],
      ['changed', '第二条', '第三条'],
      ['removed', '第三条', undefined],
      ['added', undefined, '第四条'],
    ]);
    const sides = (side: 'old' | 'new') =>
      compared[2]?.runs
        .filter((run) => run.side === side)
        .map(({ text }) => text)
        .join('');
    expect(sides('old')).toContain('六');
    expect(sides('new')).toContain('三');
    expect(sides('old')).not.toContain('彩礼');
  });

  it('lose and invent no word', () => {
    const text = fc.string({ unit: fc.constantFrom(...'婚事新办，彩礼。'), maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = runsOf(before, after);
        const without = (side: 'old' | 'new') =>
          runs
            .filter((run) => run.side !== side)
            .map((run) => run.text)
            .join('');
        expect([without('new'), without('old')]).toEqual([before, after]);
      }),
      { numRuns: 60 },
    );
  });
});

it('the law is cited in the village’s own words from their day on', () => {
  const own: LawArticle = {
    ...envelope,
    id: 'lawArticle:1',
    kind: 'lawArticle',
    topic: 'filing',
    law: '村民委员会组织法',
    article: '第三十条',
    words: '报镇备案',
    validFrom: '2026-03-01',
  };
  expect(lawOn([own], 'filing', '2026-02-28')).toBe(LAW_TEMPLATES.filing);
  expect(lawCitation(lawOn([own], 'filing', '2026-03-01'))).toBe('《村民委员会组织法》第三十条');
  expect(lawOn([own], 'adoption', '2026-03-01')).toBe(LAW_TEMPLATES.adoption);
});
