import {
  COUNTY,
  COUNTY_HEADER,
  COUNTY_UNREACHABLE,
  type RelayFailure,
  stationDatabases,
} from '../../shared/host/contract.ts';
import { json } from './answers.ts';
import type { ConnectionFile, SignedIn } from './connection.ts';
import { basicAuthorization, COUNTY_INIT, type CountyFetch } from './county-fetch.ts';
import { type Silence, silenceLimit } from './silence.ts';

/** Until the answer to a question without a body begins: CouchDB's slowest is a held line, with a sign of life every 60 s. */
export const ANSWER_LIMIT_MS = 65_000;

/**
 * Without a byte in either direction. The system takes a whole batch from us at once and sends it for as long as a 2G
 * line needs; the page gives up after as long as this.
 */
export const IDLE_LIMIT_MS = 120_000;

export interface RelayLimits {
  answer: number;
  idle: number;
}

export const RELAY_LIMITS: RelayLimits = { answer: ANSWER_LIMIT_MS, idle: IDLE_LIMIT_MS };

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];

/** What the county may learn from the page: what it takes to understand the body. No cookies, no origin, no language. */
const TO_COUNTY = ['accept', 'content-type', 'content-encoding', 'if-match', 'if-none-match', 'range'];

/**
 * What the page may learn from the county. `WWW-Authenticate` would open the browser's own password box, `Set-Cookie`
 * would be a second way to be signed in; `Content-Encoding` and `Content-Length` speak of the body before it was
 * unpacked on its way here.
 */
const TO_PAGE = ['content-type', 'content-md5', 'content-range', 'date', 'etag', 'retry-after'];

const FAILURE_STATUS: Record<RelayFailure['error'], number> = {
  notAllowed: 403,
  notConnected: 409,
  unreachable: 502,
  timeout: 504,
};

/** Passes a request of the page on to the county's server, as the station, and the answer back as it comes. */
export async function relay(
  request: Request,
  connections: ConnectionFile,
  fetch: CountyFetch,
  limits: RelayLimits = RELAY_LIMITS,
): Promise<Response> {
  const signedIn = await connections.read();
  if (!signedIn) return failed('notConnected');
  const address = countyTarget(request, signedIn);
  if (!address) return failed('notAllowed');
  const silence = silenceLimit(request.body ? limits.idle : limits.answer, request.signal);
  try {
    const answer = await fetch(address, {
      ...COUNTY_INIT,
      method: request.method,
      headers: headersToCounty(request, signedIn),
      signal: silence.signal,
      ...(request.body ? { body: silence.watch(request.body, 'goOn'), duplex: 'half' } : {}),
    });
    silence.heard(limits.idle);
    return passedBack(request, answer, silence);
  } catch {
    silence.end();
    return failed(silence.passed() ? 'timeout' : 'unreachable');
  }
}

/** Where a request goes: the server's greeting, and this station's two databases. Undefined for all else. */
export function countyTarget(request: Pick<Request, 'method' | 'url'>, { connection }: SignedIn): string | undefined {
  const { pathname, search } = new URL(request.url);
  const path = pathname.slice(COUNTY.length);
  const [database = '', ...rest] = path.split('/');
  const { records, files } = stationDatabases(connection.station);
  const known = path === '' || database === records || database === files;
  if (!METHODS.includes(request.method) || !known || rest.some(leadsElsewhere)) return undefined;
  return `${connection.address}/${path}${search}`;
}

/** A step that a server in between could take for "one up", and so out of the station's databases. */
function leadsElsewhere(step: string): boolean {
  return /^\.{1,2}$|[/\\]/.test(step.replace(/%2e/gi, '.').replace(/%5c/gi, '\\').replace(/%2f/gi, '/'));
}

function headersToCounty(request: Request, { connection, password }: SignedIn): Headers {
  const headers = chosen(request.headers, TO_COUNTY);
  headers.set('authorization', basicAuthorization(connection.user, password));
  return headers;
}

function passedBack(request: Request, answer: Response, silence: Silence): Response {
  const headers = chosen(answer.headers, TO_PAGE);
  headers.set('cache-control', 'no-store');
  if (answer.body === null || request.method === 'HEAD') {
    silence.end();
    return new Response(null, { status: answer.status, headers });
  }
  return new Response(silence.watch(answer.body, 'end'), { status: answer.status, headers });
}

function chosen(from: Headers, names: string[]): Headers {
  const headers = new Headers();
  for (const name of names) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

function failed(error: RelayFailure['error']): Response {
  const body: RelayFailure = { from: 'host', error };
  const answer = json(body, FAILURE_STATUS[error]);
  answer.headers.set(COUNTY_HEADER, COUNTY_UNREACHABLE);
  return answer;
}
