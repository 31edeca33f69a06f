import { checkCharacter } from '../../../shared/domain/roster/idNumber.ts';
import type { Content } from '../../../shared/store/station.ts';
import { ulidAt } from './ids.ts';
import { givenName, surname } from './names.ts';
import { between, oneOf, type Random, randomFrom, weighted } from './random.ts';

export interface Named<T> {
  id: string;
  content: T;
}

export interface Village {
  households: Named<Content<'household'>>[];
  people: Named<Content<'person'>>[];
}

/** How many live in one household, weighted so that 3.5 do on average. */
const HOUSEHOLD_SIZES = [
  [1, 8],
  [2, 20],
  [3, 27],
  [4, 22],
  [5, 13],
  [6, 7],
  [7, 3],
] as const;

const GROUPS = 24;
const RELATIONS = ['户主', '配偶', '子', '女', '父亲', '母亲', '孙子'] as const;
const ETHNICITIES = [
  ['汉', 93],
  ['回', 3],
  ['满', 2],
  ['彝', 2],
] as const;
const EDUCATIONS = ['小学', '初中', '高中', '中专', '大专', '本科', '文盲'] as const;
const POLITICS = [
  ['群众', 88],
  ['中共党员', 7],
  ['共青团员', 5],
] as const;

/** An invented village: the same for the same seed, whatever is done with it. */
export function village(people: number, seed: number): Village {
  const random = randomFrom(seed);
  const made: Village = { households: [], people: [] };
  while (made.people.length < people) {
    const size = Math.min(weighted(random, HOUSEHOLD_SIZES), people - made.people.length);
    addHousehold(made, random, size);
  }
  return made;
}

function addHousehold(made: Village, random: Random, size: number): void {
  const number = made.households.length;
  const id = `household:${ulidAt(number, random)}`;
  const villagersGroup = `${(number % GROUPS) + 1}组`;
  const address = `柳河村${villagersGroup}${Math.floor(number / GROUPS) + 1}号`;
  const family = surname(random);
  for (let place = 0; place < size; place += 1) {
    const content = member(random, family, RELATIONS[place] ?? '其他', made.people.length);
    const personId = `person:${ulidAt(made.people.length, random)}`;
    made.people.push({ id: personId, content: { ...content, household: id, address } });
  }
  const head = made.people[made.people.length - size] as Named<Content<'person'>>;
  const content = { villagersGroup, headName: head.content.name, head: head.id, address, note: '' };
  made.households.push({ id, content });
}

function member(random: Random, family: string, relation: string, number: number): Content<'person'> {
  const sex = sexOf(relation, random);
  const ownName = relation === '配偶' || relation === '母亲' ? surname(random) : family;
  const birthDate = birthOf(relation, random);
  return {
    name: ownName + givenName(random, sex),
    sex,
    ethnicity: weighted(random, ETHNICITIES),
    idNumber: idNumber(birthDate, sex, number),
    birthDate,
    relation,
    education: oneOf(random, EDUCATIONS),
    politicalStatus: weighted(random, POLITICS),
    phone: `13${String(between(random, 0, 999_999_999)).padStart(9, '0')}`,
    address: '',
    residence: random() < 0.95 ? 'registered' : 'migrant',
    status: random() < 0.98 ? 'living' : 'deceased',
    note: '',
  };
}

function sexOf(relation: string, random: Random): '1' | '2' {
  if (relation === '配偶' || relation === '女' || relation === '母亲') return '2';
  if (relation === '户主') return random() < 0.85 ? '1' : '2';
  return '1';
}

function birthOf(relation: string, random: Random): string {
  const [oldest, youngest] = relation === '父亲' || relation === '母亲' ? [1935, 1958] : [1950, 2015];
  const month = String(between(random, 1, 12)).padStart(2, '0');
  return `${between(random, oldest, youngest)}-${month}-${String(between(random, 1, 28)).padStart(2, '0')}`;
}

/** How many people of one place, day and sex have a number. */
const ORDERS = 500;

/** A number that checks and is nobody's: no place in China has a code that begins with 99. Each person has another one. */
function idNumber(birthDate: string, sex: '1' | '2', number: number): string {
  const place = String(Math.floor(number / ORDERS)).padStart(4, '0');
  const order = String((number % ORDERS) * 2 + (sex === '1' ? 1 : 0)).padStart(3, '0');
  const digits = `99${place}${birthDate.replaceAll('-', '')}${order}`;
  return digits + checkCharacter(digits);
}
