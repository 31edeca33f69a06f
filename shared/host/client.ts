import type { z } from 'zod';
import { failure, type Result, success } from '../domain/result.ts';
import {
  type CountyConnection,
  type CountySignIn,
  countySettings,
  HOST_COUNTY,
  HOST_INFO,
  type HostInfo,
  hostInfo,
  PAGE_HEADER,
  PAGE_HEADER_VALUE,
  type SignInReason,
  signInAnswer,
} from './contract.ts';

/** What is used here of the platform's `fetch`, so that a test can stand in for it. */
export type Fetch = (
  address: string,
  request: { method: string; headers: Record<string, string>; body?: string },
) => Promise<{ ok: boolean; json(): Promise<unknown> }>;

/** To be sent with every request to `/host/` and `/county/`; without it the host refuses. */
export const PAGE_HEADERS: Record<string, string> = { [PAGE_HEADER]: PAGE_HEADER_VALUE };

/** `noHost`: the page is shown by something else than our host, or the host has ended. */
export type NoHost = 'noHost';

export interface HostClient {
  info(): Promise<Result<HostInfo, NoHost>>;
  /** The county in use, null where nobody has signed in. */
  county(): Promise<Result<CountyConnection | null, NoHost>>;
  /** Asks the county, and keeps the connection only if it agrees; may take as long as the host's time limit. */
  signIn(typed: CountySignIn): Promise<Result<CountyConnection, SignInReason | NoHost>>;
  /** Forgets the connection and its password. */
  signOut(): Promise<Result<null, NoHost>>;
}

export function hostClient(fetch: Fetch): HostClient {
  async function ask<T>(shape: z.ZodType<T>, path: string, method: string, body?: unknown): Promise<T | undefined> {
    try {
      const answer = await fetch(path, {
        method,
        headers: body === undefined ? PAGE_HEADERS : { ...PAGE_HEADERS, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer.ok ? shape.safeParse(await answer.json()).data : undefined;
    } catch {
      // The host has ended, or what answered is no JSON: either way there is no host to talk to.
      return undefined;
    }
  }

  return {
    async info() {
      const info = await ask(hostInfo, HOST_INFO, 'GET');
      return info ? success(info) : failure('noHost');
    },
    async county() {
      const settings = await ask(countySettings, HOST_COUNTY, 'GET');
      return settings ? success(settings.connection) : failure('noHost');
    },
    async signIn(typed) {
      return (await ask(signInAnswer, HOST_COUNTY, 'PUT', typed)) ?? failure('noHost');
    },
    async signOut() {
      const settings = await ask(countySettings, HOST_COUNTY, 'DELETE');
      return settings ? success(null) : failure('noHost');
    },
  };
}
