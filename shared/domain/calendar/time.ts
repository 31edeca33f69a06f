import { failure, type Result, success } from '../result.ts';

/** Why what was typed is no time of day. */
export type TimeRefusal = 'empty' | 'notATime';

/** Hours after noon under these words are said from one on: 下午3点 is 15:00. */
const AFTERNOON = new Set(['下午', '晚上', '晚', '傍晚']);

/** The time of day that a clerk typed, as `HH:MM`: `19:30`, `1930`, `9点`, `9点半`, `下午3点20分`, `晚上7点半`. */
export function parseTime(typed: string): Result<string, TimeRefusal> {
  const text = typed.normalize('NFKC').replace(/\s+/g, '').replace(/[.。]/g, ':');
  if (text === '') return failure('empty');
  const [, part, rest] = /^(上午|早上|中午|下午|傍晚|晚上|晚)?(.*)$/.exec(text) as unknown as [
    string,
    string?,
    string?,
  ];
  const [, hourText, minuteText] =
    /^(\d{1,2}):(\d{2})$/.exec(rest ?? '') ??
    /^(\d{2})(\d{2})$/.exec(rest ?? '') ??
    /^(\d{1,2})[点时](半|\d{1,2})?分?$/.exec(rest ?? '') ??
    [];
  if (hourText === undefined) return failure('notATime');
  const minute = minuteText === '半' ? 30 : Number(minuteText ?? 0);
  const said = Number(hourText);
  const hour = part !== undefined && AFTERNOON.has(part) && said < 12 ? said + 12 : said;
  if (hour > 23 || minute > 59) return failure('notATime');
  return success(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
}
