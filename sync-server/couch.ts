import { failure, type Result, success } from '../shared/domain/result.ts';

/** A CouchDB and the administrator to work as. `url` has neither a user in it nor a slash at the end. */
export interface CouchServer {
  url: string;
  user: string;
  password: string;
}

/**
 * Why the server did not do what an administrator asked.
 * - `unreachable`: no answer, or it took too long
 * - `notCouchDb`: something else answered
 * - `wrongPassword`: 401
 * - `notAllowed`: 403, or 405 where a host does not let its configuration be changed
 * - `refused`: any other answer that is no success; the detail is `<status> <CouchDB's error>: <reason>`
 */
export type CouchProblem = 'unreachable' | 'notCouchDb' | 'wrongPassword' | 'notAllowed' | 'refused';

export interface CouchAnswer {
  status: number;
  body: Record<string, unknown>;
}

/** A server that is made three-fold still answers a creation within seconds. */
const TIMEOUT_MS = 30_000;

/** The server named by an address with the administrator in it, such as `http://admin:secret@127.0.0.1:5984`. */
export function couchServerOf(address: string): CouchServer {
  const { protocol, host, pathname, username, password } = new URL(address);
  return {
    url: `${protocol}//${host}${pathname.replace(/\/+$/, '')}`,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/**
 * One request as the administrator.
 *
 * @param expected statuses that are answers here and not problems, beside 2xx
 */
export async function askCouch(
  server: CouchServer,
  method: string,
  path: string,
  body?: unknown,
  expected: readonly number[] = [],
): Promise<Result<CouchAnswer, CouchProblem>> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(`${server.url}/${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        authorization: basicAuthorization(server.user, server.password),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await answer.text();
  } catch (error) {
    return failure('unreachable', String((error as Error).message));
  }
  const parsed = parse(text);
  if (parsed === undefined) return failure('notCouchDb');
  const { status } = answer;
  if (answer.ok || expected.includes(status)) return success({ status, body: parsed });
  return failure(problemOf(status), `${status} ${parsed.error}: ${parsed.reason}`);
}

function problemOf(status: number): CouchProblem {
  if (status === 401) return 'wrongPassword';
  return status === 403 || status === 405 ? 'notAllowed' : 'refused';
}

/** CouchDB answers with an object, and to a change of its configuration with the value that stood there before. */
function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : { value };
  } catch {
    return undefined;
  }
}
