import type { Chance } from '../../domain/demo/random.ts';
import type { ModelCounty } from '../testing/modelCounty.ts';
import type { CountyRequest, Exchange, Transport } from '../transport.ts';
import type { Fault, FaultCounts } from './faults.ts';

/** What a line needs to know of the world around it. */
export interface LineSurroundings {
  chance: Chance;
  county(): ModelCounty;
  faults: FaultCounts;
  /** Lets other things happen while an exchange is under way; true when something did. */
  meanwhile(): Promise<boolean>;
  tell(event: string): void;
}

const OFFLINE: Exchange = { ok: false, reason: 'offline' };
const NOT_COUCHDB: Exchange = { ok: false, reason: 'notCouchDB' };

/** What becomes of an exchange, given the request and a way to have the county act on it. */
type Mishap = (act: () => Exchange, chance: Chance, old: Exchange | undefined) => Exchange | undefined;

const refusal = (status: number) => (): Exchange => ({
  ok: true,
  value: { status, body: { error: 'refused', reason: `status ${status}` }, bytes: 0 },
});

const MISHAPS: Partial<Record<Fault, Mishap>> = {
  requestLost: () => OFFLINE,
  answerLost: (act) => act() && OFFLINE,
  // What httpTransport makes of JSON that ends in the middle.
  answerCutOff: (act) => act() && NOT_COUCHDB,
  answerTwice: (act) => act() && act(),
  // A proxy gives an earlier answer to the very same request once more.
  answerOld: (_act, _chance, old) => old,
  portal: (_act, chance) =>
    chance.happens(0.5) ? NOT_COUCHDB : { ok: true, value: { status: 200, body: { welcome: 'hotel' }, bytes: 0 } },
  status400: refusal(400),
  status401: refusal(401),
  status403: refusal(403),
  status404: refusal(404),
  status413: refusal(413),
  status429: refusal(429),
  status500: refusal(500),
  status500AfterActing: (act) => act() && refusal(500)(),
};

/** Requests of which a proxy may repeat an old answer: the only ones that are ever sent twice in the same words. */
const REPEATED = new Set(['_changes', '_bulk_docs']);

/** Requests that are answered with documents. */
const GIVING = new Set(['_changes', '_all_docs', '_bulk_get']);

/** How many changes one page holds at times, so that a few documents make several pages. */
const SMALL_PAGE_MAX = 4;

/** A line to the county that fails in every way that a line, a proxy and a server can fail, as chance has it. */
export class FaultyLine implements Transport {
  readonly #around: LineSurroundings;
  readonly #earlier = new Map<string, Exchange>();
  /** The share of exchanges that meet a mishap. */
  badness = 0;
  mishaps: Fault[] = [];
  /** Whether a step of sync has been given documents that it may not have written to its disk yet. */
  hasGiven = false;

  constructor(around: LineSurroundings) {
    this.#around = around;
  }

  static readonly mishaps = Object.keys(MISHAPS) as Fault[];

  async exchange(given: CountyRequest): Promise<Exchange> {
    const { faults, meanwhile, tell } = this.#around;
    const request = this.#asSent(given);
    const fault = this.#mishap(request);
    if (await meanwhile()) faults.actsMeanwhile += 1;
    const answer = this.#answer(request, fault);
    this.hasGiven ||= GIVING.has(request.path) && answer.ok;
    tell(
      `${request.method} ${request.path} ${JSON.stringify(request.body)} → ${fault ?? ''} ${JSON.stringify(answer)}`,
    );
    if (await meanwhile()) faults.answerLate += 1;
    return answer;
  }

  /** There seldom is an old answer to give, so where there is one it is given as often as all else goes wrong. */
  #mishap(request: CountyRequest): Fault | undefined {
    const { chance } = this.#around;
    const hasOld = this.mishaps.includes('answerOld') && this.#earlier.has(JSON.stringify(request));
    if (hasOld && chance.happens(this.badness)) return 'answerOld';
    return this.mishaps.length > 0 && chance.happens(this.badness) ? chance.pick(this.mishaps) : undefined;
  }

  #asSent(given: CountyRequest): CountyRequest {
    const request = structuredClone(given);
    const isSmall = request.path === '_changes' && this.mishaps.length > 0 && this.#around.chance.happens(0.3);
    if (isSmall) request.query = { ...request.query, limit: String(this.#around.chance.between(1, SMALL_PAGE_MAX)) };
    return request;
  }

  #answer(request: CountyRequest, fault: Fault | undefined): Exchange {
    const { chance, county, faults } = this.#around;
    const key = JSON.stringify(request);
    const act = (): Exchange => structuredClone({ ok: true, value: county().answer(request) });
    const mishap = fault && MISHAPS[fault]?.(act, chance, this.#earlier.get(key));
    if (fault && mishap) {
      faults[fault] += 1;
      return structuredClone(mishap);
    }
    const answer = act();
    if (REPEATED.has(request.path)) this.#earlier.set(key, structuredClone(answer));
    return answer;
  }
}
