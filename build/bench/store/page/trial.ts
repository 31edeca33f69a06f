import { entries } from '../../village/ledger.ts';
import { oneOf, randomFrom } from '../../village/random.ts';
import { type Village, village } from '../../village/village.ts';
import { type Contender, FOUND_MAX, type Line, type NarrowedList } from './contender.ts';
import { entryDocument } from './document.ts';
import { goneFrom, keystrokes, whoIsFound } from './keystrokes.ts';
import { timed, timedAnswer, watchPauses } from './stopwatch.ts';
import { addTime, type Times } from './times.ts';

export interface TrialSize {
  people: number;
  entries: number;
  /** People looked up by typing, in each manner, in one round. */
  names: number;
  /** Repetitions of everything else in one round. */
  repeats: number;
  seed: number;
}

/** Whoever takes this long over one round of repetitions has been measured well enough: PouchDB's leaderboard takes seconds. */
const ROUND_MS = 20_000;

/** What one contender is put through; the driver outside decides the order and lets contenders take turns. */
export class Trial {
  readonly #contender: Contender;
  readonly #size: TrialSize;
  readonly #village: Village;
  readonly #whoIsFound: ReturnType<typeof whoIsFound>;
  readonly #gone: ReadonlySet<string>;
  #posted = 0;

  constructor(contender: Contender, size: TrialSize) {
    this.#contender = contender;
    this.#size = size;
    this.#village = village(size.people, size.seed);
    this.#whoIsFound = whoIsFound(this.#village);
    this.#gone = goneFrom(this.#village);
  }

  async importPeople(): Promise<Times> {
    const pause = watchPauses();
    const time = await timed(() => this.#contender.importPeople(this.#village));
    return { 'import people': [time], 'import people, longest pause': [pause()] };
  }

  /** Loads a part of the ledger; making it up is not counted. */
  async loadEntries(from: number, to: number): Promise<number> {
    const part = entries(this.#village, this.#size.entries, from, to, this.#size.seed).map(entryDocument);
    return timed(() => this.#contender.loadEntries(part));
  }

  /** Every keystroke is a search; those of the first round are checked. */
  async search(round: number): Promise<Times> {
    const times: Times = {};
    for (const { manner, typed } of keystrokes(this.#village, this.#size.names, this.#size.seed + round)) {
      const expected = round === 0 ? this.#whoIsFound(typed) : undefined;
      const lines = await timedAnswer(() => this.#contender.lines(typed));
      addTime(times, `search by ${manner}`, lines.time);
      if (expected) checkLines(typed, lines.answer, expected);
      const list = await timedAnswer(() => this.#contender.narrowed(typed));
      addTime(times, `list narrowed by ${manner}`, list.time);
      if (expected) {
        const living = expected.filter((id) => !this.#gone.has(id));
        checkList(typed, list.answer, living);
      }
    }
    return times;
  }

  async households(round: number): Promise<Times> {
    const random = randomFrom(this.#size.seed + round);
    const times: Times = {};
    const begun = performance.now();
    for (let n = 0; n < this.#size.repeats && performance.now() - begun < ROUND_MS; n += 1) {
      const { id } = oneOf(random, this.#village.households);
      addTime(times, 'household’s people', await timed(() => this.#contender.members(id)));
      addTime(times, 'balance', await timed(() => this.#contender.balance(id)));
      addTime(times, 'leaderboard', await timed(() => this.#contender.leaders()));
      addTime(times, 'statement page', await timed(() => this.#contender.statement(id)));
    }
    return times;
  }

  /** Each edit changes the phone, and with it the words under which the person is found. */
  async edits(round: number): Promise<Times> {
    const random = randomFrom(this.#size.seed + round);
    const times: Times = {};
    for (let n = 0; n < this.#size.repeats; n += 1) {
      const { id } = oneOf(random, this.#village.people);
      const phone = `139${String(round * this.#size.repeats + n).padStart(8, '0')}`;
      const edit = await timed(() => this.#contender.changePhone(id, phone));
      const found = await timed(async () => {
        const finds = await this.#contender.lines(phone.slice(-4));
        if (!finds.some((line) => line.id === id)) throw new Error(`${phone} is not found after the edit`);
      });
      addTime(times, 'one edit', edit);
      addTime(times, 'one edit and finding it', edit + found);
    }
    return times;
  }

  /** @param there how many entries stand there already, in words */
  async posts(there: string): Promise<Times> {
    const times: Times = {};
    for (let n = 0; n < this.#size.repeats; n += 1) {
      const number = this.#size.entries + this.#posted;
      const [entry] = entries(this.#village, this.#size.entries, number, number + 1, this.#size.seed);
      if (!entry) throw new Error('no entry was made up');
      this.#posted += 1;
      const account = entry.content.postings[0]?.account ?? '';
      const post = await timed(() => this.#contender.post(entry));
      const shown = await timed(() => this.#contender.balance(account));
      addTime(times, `one entry, ${there} there`, post);
      addTime(times, `one entry and its balance, ${there} there`, post + shown);
    }
    return times;
  }

  /** The sum of every account of the ledger, which must be nothing, and of one household's, to compare contenders by. */
  async checksum(): Promise<{ households: number; leaders: string; sum: number }> {
    let households = 0;
    for (const { id } of this.#village.households) households += await this.#contender.balance(id);
    const [issue, shop] = [await this.#contender.balance('issue'), await this.#contender.balance('shop')];
    const leaders = (await this.#contender.leaders()).join(' ');
    return { households, leaders, sum: households + issue + shop };
  }
}

/** @throws Error where a find is wrong or twice there, or fewer are there than there are or fit */
function checkLines(typed: string, lines: readonly Line[], expected: readonly string[]): void {
  const right = new Set(expected);
  const ids = new Set(lines.map(({ id }) => id));
  const isFull = lines.length === Math.min(FOUND_MAX, expected.length);
  if (!isFull || ids.size < lines.length || ![...ids].every((id) => right.has(id))) {
    throw new Error(`wrong finds for ${typed}`);
  }
}

function checkList(typed: string, { count, rows }: NarrowedList, expected: readonly string[]): void {
  const inSight = expected.slice(0, FOUND_MAX);
  if (count !== expected.length || inSight.some((id, place) => rows[place]?.id !== id)) {
    throw new Error(`a wrong list for ${typed}`);
  }
}
