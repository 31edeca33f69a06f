import { COUNTY, HOST_COUNTY, HOST_INFO, type HostInfo } from '../../shared/host/contract.ts';
import { json, refusal } from './answers.ts';
import type { ConnectionFile } from './connection.ts';
import { countySettingsAnswer } from './county.ts';
import type { CountyFetch } from './county-fetch.ts';
import { isFromOurPage } from './guard.ts';
import type { Pages } from './pages.ts';
import { SECURITY_HEADERS } from './policy.ts';
import { relay } from './relay.ts';

/** What differs between the two hosts. */
export interface HostParts {
  /** As the page's own requests name it: `app://xiangyue`, `http://127.0.0.1:5180`. */
  origin: string;
  info: HostInfo;
  pages: Pages;
  connections: ConnectionFile;
  fetch: CountyFetch;
  /** Called with what went wrong where no answer of the contract fits. */
  onFailure(error: unknown): void;
}

export type Host = (request: Request) => Promise<Response>;

/** The whole contract of `shared/host`, for whatever brings requests: `protocol.handle`, or an HTTP server. */
export function createHost(parts: HostParts): Host {
  return async (request) => {
    const answer = isFromOurPage(request, parts.origin) ? await answerSafely(request, parts) : refusal(403);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) answer.headers.set(name, value);
    return answer;
  };
}

async function answerSafely(request: Request, parts: HostParts): Promise<Response> {
  try {
    return await route(request, parts);
  } catch (error) {
    parts.onFailure(error);
    return refusal(500);
  }
}

function route(request: Request, { info, connections, fetch, pages }: HostParts): Response | Promise<Response> {
  const path = new URL(request.url).pathname;
  if (path === HOST_INFO) return request.method === 'GET' ? json(info) : refusal(405);
  if (path === HOST_COUNTY) return countySettingsAnswer(request, connections, fetch);
  if (path.startsWith(COUNTY)) return relay(request, connections, fetch);
  if (path.startsWith('/host/')) return refusal(404);
  return pages(request.method, path);
}
