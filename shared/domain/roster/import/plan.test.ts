import { describe, expect, it } from 'vitest';
import type { Household } from '../household.ts';
import { checkCharacter } from '../idNumber.ts';
import type { Person } from '../person.ts';
import type { PersonFields, RosterUnit } from './batches.ts';
import { householdKey, type KnownRoster, planUnits, type RosterPlan } from './plan.ts';
import type { Fields } from './threeWay.ts';

const ENVELOPE = {
  station: '990101001001',
  v: 0,
  createdAt: '2026-03-05T01:00:00.000Z',
  createdBy: '王会计',
  updatedAt: '2026-03-05T01:00:00.000Z-0000',
  updatedBy: '王会计',
  device: '',
};

function idOf(digits: string): string {
  return digits + checkCharacter(digits);
}

const LAN_YU = idOf('99020419890815488');
const FEI_FU = idOf('99022119861001201');

function fields(name: string, more: Partial<PersonFields> = {}): PersonFields {
  const idProblem = more.idNumber === undefined && !('idProblem' in more) ? { idProblem: 'missing' as const } : {};
  return {
    name,
    sex: '0',
    ethnicity: '',
    idNumber: '',
    birthDate: '',
    relation: '',
    education: '',
    politicalStatus: '',
    phone: '',
    address: '',
    residence: 'registered',
    status: 'living',
    note: '',
    ...idProblem,
    ...more,
  };
}

/** A household whose first member is its head. */
function unit(villagersGroup: string, ...members: PersonFields[]): RosterUnit {
  return {
    household: { villagersGroup, headName: members[0]?.name ?? '', address: '' },
    members: members.map((member, index) => ({ fields: member, isHead: index === 0 })),
  };
}

/** A station of documents on which plans are carried out, as the store would. */
function village() {
  const households = new Map<string, Household>();
  const people = new Map<string, Person>();
  const imported = new Map<string, Fields>();
  let last = 0;
  const newId = (kind: string) => {
    last += 1;
    return `${kind}:${String(last).padStart(26, '0')}`;
  };

  function known(): KnownRoster {
    const grouped = <T>(all: Iterable<T>, keyOf: (one: T) => string | undefined) => {
      const groups = new Map<string, T[]>();
      for (const one of all) {
        const key = keyOf(one);
        if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
      }
      return groups;
    };
    const own = [...people.values()].filter(({ idNumber, idProblem }) => idNumber !== '' && !idProblem);
    return {
      peopleByIdNumber: new Map(own.map((person) => [person.idNumber, person])),
      householdsByKey: grouped(households.values(), householdKey),
      households,
      members: grouped(people.values(), ({ household }) => household),
      singles: grouped(people.values(), ({ household, name }) => (household ? undefined : name)),
      imported,
      claimed: new Set(),
    };
  }

  function importUnits(...units: RosterUnit[]): RosterPlan {
    const plan = planUnits(units, known(), newId);
    for (const { kind, id, content } of plan.creations) {
      if (kind === 'household') households.set(id, { ...ENVELOPE, id, kind, ...content } as Household);
      else people.set(id, { ...ENVELOPE, id, kind, ...content } as Person);
    }
    for (const { kind, id, fields: edits } of plan.edits) {
      const of = kind === 'household' ? households : people;
      const edited = Object.fromEntries(
        Object.entries({ ...of.get(id), ...edits }).filter(([, value]) => value !== undefined),
      );
      of.set(id, edited as never);
    }
    for (const one of plan.imported) imported.set(one.id, one.fields);
    return plan;
  }

  const person = (name: string) => {
    const found = [...people.values()].filter((one) => one.name === name);
    if (found.length !== 1) throw new Error(`${found.length} are called ${name}`);
    return found[0] as Person;
  };
  return { households, people, imported, person, importUnits };
}

/** What a plan does, in one line. */
function summary({ creations, edits }: RosterPlan): string[] {
  return [
    ...creations.map(({ kind }) => `new ${kind}`),
    ...edits.map(({ kind, fields: edited }) => `${kind} ${Object.keys(edited).join(',')}`),
  ];
}

const FAMILY = [fields('孔兰玉', { idNumber: LAN_YU, phone: '18802143973' }), fields('文飞福'), fields('孔艳')];

describe('the same roster again', () => {
  it('plans nothing and remembers nothing new', () => {
    const { importUnits } = village();
    expect(summary(importUnits(unit('1组', ...FAMILY)))).toEqual([
      'new household',
      'new person',
      'new person',
      'new person',
    ]);
    const again = importUnits(unit('1组', ...FAMILY));
    expect(again).toMatchObject({ creations: [], edits: [], imported: [] });
    expect(again.people).toEqual({ created: 0, changed: 0, same: 3 });
  });

  it('with the group worded otherwise is the same', () => {
    const { importUnits } = village();
    importUnits(unit('1组', ...FAMILY));
    expect(summary(importUnits(unit('第一组', ...FAMILY)))).toEqual([]);
  });

  it('tells heads of one name in one group apart by their order', () => {
    const { importUnits, households } = village();
    const twice = [unit('1组', fields('王强'), fields('王小')), unit('1组', fields('王强'), fields('王大'))];
    importUnits(...twice);
    expect(summary(importUnits(...twice))).toEqual([]);
    expect(households.size).toBe(2);
  });

  it('keeps two with one name and two dates of birth apart, in any order', () => {
    const { importUnits, people } = village();
    const two = [fields('王小', { birthDate: '2001-01-01' }), fields('王小', { birthDate: '2003-03-03' })];
    importUnits(unit('1组', fields('王强'), ...two));
    expect(summary(importUnits(unit('1组', fields('王强'), ...two.toReversed())))).toEqual([]);
    expect(people.size).toBe(3);
  });

  it('leaves alone what was voided here', () => {
    const { importUnits, people, person } = village();
    importUnits(unit('1组', ...FAMILY));
    const { id } = person('文飞福');
    people.set(id, { ...person('文飞福'), voided: { at: ENVELOPE.createdAt, by: '王会计', reason: '重复' } });
    expect(
      summary(importUnits(unit('1组', FAMILY[0] as PersonFields, fields('文飞福', { phone: '1' }), fields('孔艳')))),
    ).toEqual([]);
  });
});

describe('a corrected roster', () => {
  it('edits the corrected cells and nothing else', () => {
    const { importUnits, person } = village();
    importUnits(unit('1组', ...FAMILY));
    const corrected = [
      fields('孔兰玉', { idNumber: LAN_YU, phone: '15549801652' }),
      fields('文飞福', { note: '低保' }),
      fields('孔艳'),
    ];
    const plan = importUnits(unit('1组', ...corrected));
    expect(plan.edits.map(({ fields: edited }) => edited)).toEqual([{ phone: '15549801652' }, { note: '低保' }]);
    expect(person('孔兰玉').phone).toBe('15549801652');
  });

  it('gives a number to whom it was missing, and takes the mark away', () => {
    const { importUnits, person, people } = village();
    importUnits(unit('1组', ...FAMILY));
    importUnits(unit('1组', FAMILY[0] as PersonFields, fields('文飞福', { idNumber: FEI_FU }), fields('孔艳')));
    expect(person('文飞福')).toMatchObject({ idNumber: FEI_FU });
    expect(person('文飞福')).not.toHaveProperty('idProblem');
    expect(people.size).toBe(3);
  });

  it('renames by the ID number, moves the household with its head, and keeps everybody', () => {
    const { importUnits, person, people, households } = village();
    importUnits(unit('1组', ...FAMILY));
    const moved = importUnits(unit('2组', fields('孔兰雨', { idNumber: LAN_YU }), fields('文飞福'), fields('孔艳')));
    expect(summary(moved)).toEqual(['household villagersGroup,headName', 'person name']);
    expect([people.size, households.size]).toEqual([3, 1]);
    expect(person('孔兰雨').id).toBe([...households.values()][0]?.head);
  });

  it('corrects the date of birth of whom only the name tells', () => {
    const { importUnits, people } = village();
    importUnits(unit('1组', fields('王强'), fields('王小', { birthDate: '2001-01-01' })));
    const plan = importUnits(unit('1组', fields('王强'), fields('王小', { birthDate: '2001-11-01' })));
    expect(summary(plan)).toEqual(['person birthDate']);
    expect(people.size).toBe(2);
  });

  it('lets a son found a household of his own', () => {
    const { importUnits, people, households, person } = village();
    const son = fields('孔飞', { idNumber: FEI_FU });
    importUnits(unit('1组', FAMILY[0] as PersonFields, fields('孔艳'), fields('孔海'), son));
    importUnits(
      unit('1组', son, fields('何霞')),
      unit('1组', FAMILY[0] as PersonFields, fields('孔艳'), fields('孔海')),
    );
    expect([people.size, households.size]).toEqual([5, 2]);
    expect(person('孔飞').household).toBe(person('何霞').household);
    expect(person('孔飞').household).not.toBe(person('孔海').household);
  });

  it('marks that somebody died, and that it was a mistake', () => {
    const { importUnits, person } = village();
    const withStatus = (status: PersonFields['status']) => unit('1组', fields('王强', { status }));
    importUnits(withStatus('living'));
    importUnits(withStatus('deceased'));
    expect(person('王强').status).toBe('deceased');
    importUnits(withStatus('living'));
    expect(person('王强').status).toBe('living');
  });
});

describe('what was edited here', () => {
  it('stays when the file has not changed, and gives way where it has', () => {
    const { importUnits, people, person } = village();
    importUnits(unit('1组', ...FAMILY));
    people.set(person('孔兰玉').id, { ...person('孔兰玉'), phone: '13900000000', note: '会计' });
    const again = importUnits(unit('1组', ...FAMILY));
    expect(summary(again)).toEqual([]);
    expect(again.keptPeople).toBe(1);
    const corrected = fields('孔兰玉', { idNumber: LAN_YU, phone: '15549801652' });
    expect(summary(importUnits(unit('1组', corrected, ...FAMILY.slice(1))))).toEqual(['person phone']);
    expect(person('孔兰玉')).toMatchObject({ phone: '15549801652', note: '会计' });
  });

  it('keeps a number that was put right here when the old file comes again', () => {
    const { importUnits, people, person } = village();
    importUnits(unit('1组', ...FAMILY));
    const { idProblem: _, ...righted } = { ...person('文飞福'), idNumber: FEI_FU };
    people.set(righted.id, righted);
    expect(summary(importUnits(unit('1组', ...FAMILY)))).toEqual([]);
    const wrong = fields('文飞福', { idNumber: '99022', idProblem: 'wrongLength' });
    expect(summary(importUnits(unit('1组', FAMILY[0] as PersonFields, wrong, fields('孔艳'))))).toEqual([]);
    expect(person('文飞福').idNumber).toBe(FEI_FU);
  });

  it('is never emptied, and gaps are filled where no import is remembered', () => {
    const { importUnits, imported, person } = village();
    importUnits(unit('1组', ...FAMILY));
    imported.clear();
    const other = fields('孔兰玉', { idNumber: LAN_YU, phone: '', ethnicity: '汉', note: '五保' });
    expect(summary(importUnits(unit('1组', other, ...FAMILY.slice(1))))).toEqual(['person ethnicity,note']);
    expect(person('孔兰玉').phone).toBe('18802143973');
    imported.clear();
    const plan = importUnits(unit('1组', { ...other, note: '低保', status: 'living' }, ...FAMILY.slice(1)));
    expect([summary(plan), plan.keptPeople]).toEqual([[], 1]);
  });
});

describe('people without a household', () => {
  const migrant = (name: string, more: Partial<PersonFields> = {}): RosterUnit => ({
    household: undefined,
    members: [{ fields: fields(name, { residence: 'migrant', ...more }), isHead: false }],
  });

  it('are told by number, or by name and date of birth', () => {
    const { importUnits, people } = village();
    const all = [
      migrant('邓涵', { idNumber: LAN_YU }),
      migrant('胡慧', { birthDate: '1965-05-13' }),
      migrant('胡慧', { birthDate: '1999-09-09' }),
    ];
    importUnits(...all);
    expect(summary(importUnits(...all.toReversed()))).toEqual([]);
    expect(summary(importUnits(migrant('胡慧', { birthDate: '1970-01-01' })))).toEqual(['new person']);
    expect(people.size).toBe(4);
  });

  it('are not taken for villagers of the same name', () => {
    const { importUnits } = village();
    importUnits(unit('1组', fields('胡慧')));
    expect(summary(importUnits(migrant('胡慧')))).toEqual(['new person']);
  });
});

it('one document is never two people of a file', () => {
  const { importUnits, people } = village();
  importUnits(unit('1组', fields('王强'), fields('王小', { idNumber: LAN_YU })));
  importUnits(unit('1组', fields('王强'), fields('王小')), unit('2组', fields('王小', { idNumber: LAN_YU })));
  expect(people.size).toBe(3);
});

it('two rows with one number are two people, the second marked', () => {
  const { importUnits, people } = village();
  const rows = [
    unit('1组', fields('孔兰玉', { idNumber: LAN_YU })),
    unit('2组', fields('陆洋', { idNumber: LAN_YU, idProblem: 'duplicate' })),
  ];
  importUnits(...rows);
  expect(summary(importUnits(...rows))).toEqual([]);
  expect([...people.values()].map(({ idProblem }) => idProblem)).toEqual([undefined, 'duplicate']);
});

it('a head who was never written, after a kill between households and people, is replaced', () => {
  const { importUnits, people, households, person } = village();
  importUnits(unit('1组', ...FAMILY));
  people.clear();
  importUnits(unit('1组', ...FAMILY));
  expect([people.size, households.size]).toEqual([3, 1]);
  expect([...households.values()][0]?.head).toBe(person('孔兰玉').id);
});
