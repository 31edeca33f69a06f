import { asLine } from './cellText.ts';

const DEAD = /已故|亡故|已?死亡|去世|病故|逝世|过世|已死/;
const MOVED_OUT = /迁出|户口(?:已)?注销|已注销/;
const NOT_MOVED = /未迁出|待迁出|拟迁出|申请迁出/;
/** 父已故 and 丈夫2019年去世 speak of somebody else. */
const RELATIVE = /[父母夫妻爹妈]|配偶|爱人|老[伴公婆]|儿|子|女|兄|弟|姐|妹|爷|奶|公|婆|孙|户主|监护/;

/** What the clerk noted about a person: 已故 among other remarks, or having moved away. */
export function readStatus(remarks: readonly string[]): 'living' | 'deceased' | 'movedOut' {
  const parts = remarks.flatMap((remark) => asLine(remark).split(/[、，,;；/。\s]+/));
  if (parts.some(saysDead)) return 'deceased';
  return parts.some((part) => MOVED_OUT.test(part) && !NOT_MOVED.test(part)) ? 'movedOut' : 'living';
}

function saysDead(part: string): boolean {
  const found = DEAD.exec(part);
  return found !== null && !RELATIVE.test(part.slice(0, found.index)) && !/未$/.test(part.slice(0, found.index));
}

/** A column that asks whether a person is alive answers yes or no. */
export function readAliveAnswer(header: string, answer: string): 'living' | 'deceased' | undefined {
  const yes = /^(?:是|√|1|y|yes)$/i.test(answer.trim());
  const no = /^(?:否|×|0|n|no)$/i.test(answer.trim());
  if (!yes && !no) return undefined;
  if (/健在|在世/.test(header)) return yes ? 'living' : 'deceased';
  return /死亡|去世|已故/.test(header) ? (yes ? 'deceased' : 'living') : undefined;
}
