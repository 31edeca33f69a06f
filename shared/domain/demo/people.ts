import { addDays, type CalendarDay, partsOf } from '../calendar/day.ts';
import { checkCharacter } from '../roster/idNumber.ts';
import type { DemoOf } from './document.ts';
import type { Chance } from './random.ts';

/** Ids that begin with 99 belong to nobody. */
const NOBODYS_PLACE = '990101';

/** A village has few surnames. */
const SURNAMES = ['李', '李', '李', '王', '王', '张', '张', '刘', '陈', '杨', '赵', '孙', '沙马', '吉克'];
/** A given name is one of the first characters and one of the second, as a generation wrote them. */
const GIVEN = {
  men: ['国建志永文德学长世正金云', '强华明福斌勇军林平贵义飞'],
  women: ['秀桂玉淑春红丽翠凤晓美雪', '英兰珍芬梅霞萍花琴燕玲娟'],
  boys: ['浩子宇俊明一家思', '然轩航杰泽诺豪远'],
  girls: ['欣雨梓诗佳若思可', '怡桐涵琪慧曦彤馨'],
} as const;

const GROUPS = 6;
const HOUSEHOLDS = 60;
const YEAR_DAYS = 365.25;

export interface DemoFamily {
  household: DemoOf<'household'>;
  members: DemoOf<'person'>[];
}

interface Part {
  relation: string;
  sex: '1' | '2';
  age: number;
  surname: string;
}

/** Sixty families in six groups, each with those whom a register would show. */
export function demoFamilies(
  chance: Chance,
  newId: (kind: 'person' | 'household') => string,
  today: CalendarDay,
): DemoFamily[] {
  let serial = 0;
  const names = new Set<string>();
  return Array.from({ length: HOUSEHOLDS }, (_, index) => {
    const group = `${Math.floor(index / (HOUSEHOLDS / GROUPS)) + 1}组`;
    const address = `柳树坪村${group}${(index % (HOUSEHOLDS / GROUPS)) + 1}号`;
    const household = newId('household');
    const members = parts(chance).map((part): DemoOf<'person'> => {
      serial += 1;
      const name = nameFor(part, names, chance);
      return person(part, { id: newId('person'), name, household, address, serial }, chance, today);
    });
    const head = members[0] as DemoOf<'person'>;
    return {
      household: {
        kind: 'household',
        id: household,
        content: { villagersGroup: group, headName: head.content.name, head: head.id, address, note: '' },
      },
      members,
    };
  });
}

/** Who lives in one house. The first is the head. */
function parts(chance: Chance): Part[] {
  const surname = chance.pick(SURNAMES);
  const age = chance.between(30, 76);
  const family: Part[] = [{ relation: '户主', sex: chance.happens(0.85) ? '1' : '2', age, surname }];
  const head = family[0] as Part;
  if (chance.happens(age > 68 ? 0.6 : 0.9)) {
    const sex = head.sex === '1' ? '2' : '1';
    family.push({ relation: '配偶', sex, age: age - chance.between(-2, 4), surname: chance.pick(SURNAMES) });
  }
  if (age < 54) family.push(...children(head, chance));
  else if (chance.happens(0.55)) family.push(...grownSon(head, chance));
  if (age < 55 && chance.happens(0.35)) {
    family.push({ relation: '母亲', sex: '2', age: age + chance.between(21, 28), surname: chance.pick(SURNAMES) });
  }
  return family;
}

function children(head: Part, chance: Chance): Part[] {
  const count = chance.between(1, 2);
  return Array.from({ length: count }, (_, n): Part => {
    const sex = chance.happens(0.5) ? '1' : '2';
    const age = Math.max(head.age - chance.between(24, 30) - n * 3, 1);
    return { relation: sex === '1' ? '儿子' : '女儿', sex, age, surname: head.surname };
  });
}

function grownSon(head: Part, chance: Chance): Part[] {
  const age = head.age - chance.between(23, 27);
  const sex = chance.happens(0.5) ? '1' : '2';
  return [
    { relation: '儿子', sex: '1', age, surname: head.surname },
    { relation: '儿媳', sex: '2', age: age - chance.between(0, 3), surname: chance.pick(SURNAMES) },
    { relation: sex === '1' ? '孙子' : '孙女', sex, age: Math.max(age - 26, 1), surname: head.surname },
  ];
}

function person(
  part: Part,
  place: { id: string; name: string; household: string; address: string; serial: number },
  chance: Chance,
  today: CalendarDay,
): DemoOf<'person'> {
  const birthDate = addDays(today, -Math.floor(part.age * YEAR_DAYS) - chance.between(1, 360));
  const isYi = part.surname.length > 1;
  const worksAway = part.relation === '儿子' && part.age > 20 && chance.happens(0.5);
  return {
    kind: 'person',
    id: place.id,
    content: {
      name: place.name,
      sex: part.sex,
      ethnicity: isYi ? '彝族' : '汉族',
      ...identity(birthDate, part.sex, place.serial),
      birthDate,
      household: place.household,
      relation: part.relation,
      education: educationAt(part.age, chance),
      politicalStatus: part.age > 25 && chance.happens(0.15) ? '中共党员' : '群众',
      phone: part.age > 16 ? `1990000${String(place.serial).padStart(4, '0')}` : '',
      address: place.address,
      residence: 'registered',
      status: 'living',
      ...tags(part, place.serial, worksAway),
      note: worksAway ? '外出务工' : '',
    },
  };
}

/** What a few in any village are marked by. */
function tags({ sex, age }: Part, serial: number, worksAway: boolean) {
  return {
    ...(worksAway && { livesAway: true }),
    ...(sex === '1' && age > 40 && serial % 9 === 0 && { veteran: true }),
    ...(serial % 29 === 0 && { disabled: true }),
    ...(serial % 31 === 0 && { hardship: true }),
    ...(age > 70 && serial % 3 === 0 && { inNeed: true }),
  };
}

/** By age: children are where their schooling is, the old had less of it. */
function educationAt(age: number, chance: Chance): string {
  if (age < 7) return '';
  if (age < 13) return '小学';
  if (age < 16) return '初中';
  if (age < 19) return '高中';
  return chance.pick(age > 60 ? ['小学', '初中', '文盲'] : ['初中', '高中', '大专']);
}

/** How often a name that someone has already is drawn again; then two have the same, as in any village. */
const REDRAWS_MAX = 20;

function nameFor({ sex, age, surname }: Part, taken: Set<string>, chance: Chance): string {
  const generation = age < 25 ? (sex === '1' ? 'boys' : 'girls') : sex === '1' ? 'men' : 'women';
  const [first, second] = GIVEN[generation];
  const draw = () => surname + chance.pick([...first]) + chance.pick([...second]);
  let name = draw();
  for (let redraws = 0; taken.has(name) && redraws < REDRAWS_MAX; redraws += 1) name = draw();
  taken.add(name);
  return name;
}

/** As rosters are: nearly all numbers stand and check, a few are missing or were rounded away by a spreadsheet. */
function identity(birthDate: CalendarDay, sex: '1' | '2', serial: number) {
  if (serial % 71 === 0) return { idNumber: '', idProblem: 'missing' as const };
  const { year, month, day } = partsOf(birthDate);
  const birth = `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
  const last = (serial % 5) * 2 + (sex === '1' ? 1 : 0);
  const digits = `${NOBODYS_PLACE}${birth}${String(serial % 100).padStart(2, '0')}${last}`;
  if (serial % 83 === 0) return { idNumber: `${digits.slice(0, 15)}000`, idProblem: 'lostPrecision' as const };
  return { idNumber: digits + checkCharacter(digits) };
}
