import { failure, type Result, success } from '../../shared/domain/result.ts';
import { isLockedOut } from '../../shared/domain/station/lockout.ts';
import { type CountySignIn, type SignInReason, stationDatabases } from '../../shared/host/contract.ts';
import { basicAuthorization, COUNTY_INIT, type CountyFetch, wasNotTrusted, wasRedirected } from './county-fetch.ts';

/** On a 2G line a secure connection takes up to 10 s, the answer another few; longer, and the clerk takes it as stuck. */
export const CHECK_LIMIT_MS = 25_000;

/** CouchDB says less than 1 kB of a database; what says more is a web page. */
const ANSWER_MAX_BYTES = 64 * 1024;

/** Asks the county's server for this station's database, as this user. `typed.address` is whole (see `countyAddress`). */
export async function checkCounty(
  fetch: CountyFetch,
  typed: CountySignIn,
  limit = CHECK_LIMIT_MS,
): Promise<Result<null, SignInReason>> {
  const database = stationDatabases(typed.station).records;
  try {
    const answer = await fetch(`${typed.address}/${database}`, {
      ...COUNTY_INIT,
      headers: { accept: 'application/json', authorization: basicAuthorization(typed.user, typed.password) },
      signal: AbortSignal.timeout(limit),
    });
    return verdict(answer.status, await readJson(answer), database);
  } catch (error) {
    return failure(whyNot(error));
  }
}

function whyNot(error: unknown): SignInReason {
  if (wasRedirected(error)) return 'notCouchDB';
  return wasNotTrusted(error) ? 'notTrusted' : 'unreachable';
}

function verdict(status: number, body: unknown, database: string): Result<null, SignInReason> {
  // A gateway whose server is down answers with a page of its own; there is still nothing to sign in to.
  if (status >= 500 || status === 429) return failure('unreachable');
  if (status === 200) return has(body, 'db_name', database) ? success(null) : failure('notCouchDB');
  if (!has(body, 'error')) return failure('notCouchDB');
  if (status === 401) return failure('wrongPassword');
  if (status === 403)
    return failure(isLockedOut(has(body, 'reason') ? body.reason : undefined) ? 'lockedOut' : 'suspended');
  return failure(status === 404 ? 'notSetUp' : 'notCouchDB');
}

function has<Field extends string>(body: unknown, field: Field, value?: string): body is Record<Field, string> {
  if (typeof body !== 'object' || body === null || !(field in body)) return false;
  const found: unknown = Reflect.get(body, field);
  return typeof found === 'string' && (value === undefined || found === value);
}

/** The body as JSON; undefined where it is something else, or too long to be an answer of CouchDB. */
async function readJson(answer: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
