import type { Content } from '../station.ts';

/** An invented person, complete and without a problem; tests change what they are about. */
export const somebody: Content<'person'> = {
  name: '孔兰玉',
  sex: '2',
  ethnicity: '汉',
  idNumber: '990204198908154889',
  birthDate: '1989-08-15',
  relation: '户主',
  education: '小学',
  politicalStatus: '群众',
  phone: '18802143973',
  address: '柳河村1组1号',
  residence: 'registered',
  status: 'living',
  note: '',
};
