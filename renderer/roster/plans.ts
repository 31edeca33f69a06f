import { household } from '../../shared/domain/roster/household.ts';
import { checkIdNumber, tidyIdNumber } from '../../shared/domain/roster/idNumber.ts';
import { person } from '../../shared/domain/roster/person.ts';
import { TICKED_TAGS } from '../../shared/domain/roster/tags.ts';
import type { Field, FieldProblem, FormPlan } from '../form/plan.ts';

/** Words that stand on household registers, offered while one types; anything else may be written too. */
export const RELATIONS = [
  '户主',
  '配偶',
  '儿子',
  '女儿',
  '儿媳',
  '女婿',
  '孙子',
  '孙女',
  '父亲',
  '母亲',
  '祖父',
  '祖母',
  '兄弟',
  '姐妹',
  '其他',
];
const EDUCATIONS = ['文盲', '小学', '初中', '高中', '中专', '大专', '本科', '研究生'];
const POLITICS = ['群众', '中共党员', '中共预备党员', '共青团员', '民主党派'];
const PEOPLES = [
  '汉族',
  '蒙古族',
  '回族',
  '藏族',
  '维吾尔族',
  '苗族',
  '彝族',
  '壮族',
  '布依族',
  '朝鲜族',
  '满族',
  '侗族',
  '瑶族',
  '白族',
  '土家族',
  '哈尼族',
  '傣族',
  '黎族',
  '傈僳族',
  '佤族',
  '畲族',
];

type Group = FormPlan['groups'][number];

const IDENTITY: Group = {
  name: 'identity',
  fields: [
    { name: 'name', shape: { as: 'text' } },
    { name: 'idNumber', shape: { as: 'text' } },
    { name: 'sex', shape: { as: 'choice', choices: ['1', '2', '0'] }, required: true },
    { name: 'birthDate', shape: { as: 'date', lean: 'past' } },
    { name: 'ethnicity', shape: { as: 'words', words: PEOPLES } },
  ],
};
const RELATION: Field = { name: 'relation', shape: { as: 'words', words: RELATIONS } };
const CONTACT: Group = {
  name: 'contact',
  fields: [
    { name: 'phone', shape: { as: 'text' } },
    { name: 'address', shape: { as: 'text' } },
  ],
};
const RESIDENCE: readonly Field[] = [
  { name: 'residence', shape: { as: 'choice', choices: ['registered', 'migrant'] }, required: true },
  { name: 'registeredAt', shape: { as: 'text' } },
];
const TAGS: Group = { name: 'tags', fields: TICKED_TAGS.map((name) => ({ name, shape: { as: 'tick' } })) };
const NOTE: Group = {
  name: 'note',
  fields: [
    { name: 'education', shape: { as: 'words', words: EDUCATIONS } },
    { name: 'politicalStatus', shape: { as: 'words', words: POLITICS } },
    { name: 'note', shape: { as: 'longText' } },
  ],
};

/**
 * A person who is on the roster, in the order of the household register. Where they live and whether they do changes by
 * events, which are written down as what happened (`eventPlans.ts`).
 */
export const PERSON: FormPlan = {
  kind: 'person',
  schema: person,
  groups: [
    IDENTITY,
    { name: 'household', fields: [RELATION] },
    CONTACT,
    { name: 'residence', fields: RESIDENCE },
    TAGS,
    NOTE,
  ],
  advise: adviseOnIdNumber,
};

/** Someone new: into which household, and whether they were born, moved in, or had only not been written down. */
export const NEW_PERSON: FormPlan = {
  ...PERSON,
  groups: [
    IDENTITY,
    { name: 'household', fields: [{ name: 'household', shape: { as: 'pick', kinds: ['household'] } }, RELATION] },
    {
      name: 'entry',
      fields: [
        { name: 'entry', shape: { as: 'choice', choices: ['birth', 'movedIn'] } },
        { name: 'enteredOn', shape: { as: 'date', lean: 'past' } },
        { name: 'cameFrom', shape: { as: 'text' } },
      ],
    },
    CONTACT,
    { name: 'residence', fields: RESIDENCE },
    TAGS,
    NOTE,
  ],
  check: checkEntry,
};

/** Moving in has a day of its own; of a birth it is the birth date. */
function checkEntry({ entry, enteredOn, birthDate }: Record<string, unknown>): FieldProblem[] {
  if (entry === 'movedIn' && !enteredOn) return [{ field: 'enteredOn', reason: 'form.required' }];
  if (entry === 'birth' && !birthDate) return [{ field: 'birthDate', reason: 'form.required' }];
  return [];
}

/**
 * Doubts about an ID number do not keep a person off the roster: the paper says what it says, and the number is marked
 * for correction.
 */
function adviseOnIdNumber(read: Record<string, unknown>): FieldProblem[] {
  const written = tidyIdNumber(String(read.idNumber ?? ''));
  if (written === '') return [{ field: 'idNumber', reason: 'idNumber.missing' }];
  const checked = checkIdNumber(written);
  if (!checked.ok) {
    return [{ field: 'idNumber', reason: `idNumber.${checked.fault}`, values: { count: [...written].length } }];
  }
  const doubts: FieldProblem[] = [];
  if (read.birthDate && read.birthDate !== checked.birthDate)
    doubts.push({ field: 'birthDate', reason: 'idNumber.birthDiffers' });
  if ((read.sex === '1' || read.sex === '2') && read.sex !== checked.sex)
    doubts.push({ field: 'sex', reason: 'idNumber.sexDiffers' });
  return doubts;
}

export const HOUSEHOLD: FormPlan = {
  kind: 'household',
  schema: household,
  groups: [
    {
      name: 'household',
      fields: [
        { name: 'headName', shape: { as: 'text' } },
        { name: 'villagersGroup', shape: { as: 'words', words: [] }, required: true },
        { name: 'address', shape: { as: 'text' } },
        { name: 'note', shape: { as: 'longText' } },
      ],
    },
  ],
};

/** The same form with the groups of this village at hand. */
export function householdPlan(groups: readonly string[]): FormPlan {
  return {
    ...HOUSEHOLD,
    groups: HOUSEHOLD.groups.map((group) => ({
      ...group,
      fields: group.fields.map((field) =>
        field.name === 'villagersGroup' ? { ...field, shape: { as: 'words' as const, words: groups } } : field,
      ),
    })),
  };
}
