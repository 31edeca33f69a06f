import { gunzipSync, strFromU8 } from 'fflate';
import { vi } from 'vitest';
import { COUNTY, type CountyConnection, HOST_COUNTY, type SignInAnswer } from '../../../shared/host/contract.ts';
import type { ModelCounty } from '../../../shared/sync/testing/modelCounty.ts';
import type { CountyRequest } from '../../../shared/sync/transport.ts';

export interface StandInHost {
  connection: CountyConnection | null;
  /** What the host answers to a sign-in; by default that it agrees. */
  answer: ((typed: CountyConnection) => SignInAnswer) | undefined;
  /** While this is so, the county cannot be reached. */
  offline: boolean;
  /** While this is so, no answer of the county comes. */
  silent: boolean;
}

/** Answers in the host's place, with a model of the county behind it, until the mocks are restored. */
export function standInHost(county: ModelCounty, connection: CountyConnection | null): StandInHost {
  const host: StandInHost = { connection, answer: undefined, offline: false, silent: false };
  const real = globalThis.fetch.bind(globalThis);
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init = {}) => {
    const url = new URL(String(input), location.origin);
    if (url.pathname === HOST_COUNTY) return hostAnswer(host, init);
    if (url.pathname.startsWith(COUNTY)) return countyAnswer(host, county, url, init);
    return real(input, init);
  });
  return host;
}

async function hostAnswer(host: StandInHost, { method, body }: RequestInit): Promise<Response> {
  if (method === 'PUT') {
    const { password: _, ...typed } = JSON.parse(String(body)) as CountyConnection & { password: string };
    const answer = host.answer?.(typed) ?? { ok: true, value: typed };
    if (answer.ok) host.connection = answer.value;
    return Response.json(answer);
  }
  if (method === 'DELETE') host.connection = null;
  return Response.json({ connection: host.connection });
}

async function countyAnswer(
  host: StandInHost,
  county: ModelCounty,
  url: URL,
  { method, body, signal }: RequestInit,
): Promise<Response> {
  if (host.offline) return Response.json({}, { status: 502, headers: { 'x-county': 'unreachable' } });
  if (host.silent && !signal?.aborted) {
    await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
  }
  signal?.throwIfAborted();
  const [, , ...path] = url.pathname.slice(1).split('/');
  const bytes = body as Uint8Array | undefined;
  const plain = bytes && strFromU8(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
  const request: CountyRequest = {
    method: method as CountyRequest['method'],
    path: path.join('/'),
    query: Object.fromEntries(url.searchParams),
    ...(plain && { body: JSON.parse(plain) }),
    timeoutMs: 0,
  };
  const exchange = await county.transport().exchange(request, signal ?? new AbortController().signal);
  if (!exchange.ok) throw new TypeError('the line broke');
  const { status, body: answer, serverTime } = exchange.value;
  return Response.json(answer, { status, headers: { date: new Date(serverTime ?? Date.now()).toUTCString() } });
}
