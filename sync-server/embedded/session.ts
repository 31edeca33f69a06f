import type { Request } from 'express';
import { CouchError } from './couchError.ts';
import type { UserContext } from './validator.ts';

interface Session {
  sessionID?: string;
  userCtx: { name: string | null; roles: string[] };
}

/** The users' database with what pouchdb-auth adds to it. */
export interface UsersDatabase {
  multiUserLogIn(name: string, password: string): Promise<{ sessionID: string }>;
  multiUserSession(sessionID: string | undefined): Promise<Session>;
}

function basicOf(request: Request): { name: string; password: string } | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (!encoded) return undefined;
  const [, name = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return { name, password };
}

function cookieOf(request: Request): string | undefined {
  return /(?:^|;\s*)AuthSession=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
}

/**
 * Who asks, by cookie or by Basic.
 *
 * @throws CouchError 401 for a wrong password; an old cookie is nobody's
 */
export async function whoAsks(users: UsersDatabase, request: Request): Promise<Omit<UserContext, 'db'>> {
  const basic = basicOf(request);
  try {
    const sessionID = basic ? (await users.multiUserLogIn(basic.name, basic.password)).sessionID : cookieOf(request);
    return (await users.multiUserSession(sessionID)).userCtx;
  } catch {
    if (basic) throw new CouchError(401, 'unauthorized', 'Name or password is incorrect.');
    return { name: null, roles: [] };
  }
}
