import type { z } from 'zod';
import { failure } from '../../shared/domain/result.ts';
import { type CountySettings, type CountySignIn, countySignIn, type SignInAnswer } from '../../shared/host/contract.ts';
import { countyAddress } from './address.ts';
import { json, refusal } from './answers.ts';
import { checkCounty } from './check.ts';
import type { ConnectionFile } from './connection.ts';
import type { CountyFetch } from './county-fetch.ts';

/** A sign-in is under 5 kB; more is no sign-in. */
const SIGN_IN_MAX_BYTES = 16 * 1024;

/** Answers `/host/county`: which county is in use, sign in, sign out. */
export async function countySettingsAnswer(
  request: Request,
  connections: ConnectionFile,
  fetch: CountyFetch,
): Promise<Response> {
  if (request.method === 'GET') return json(await settings(connections));
  if (request.method === 'DELETE') {
    await connections.remove();
    return json(await settings(connections));
  }
  if (request.method !== 'PUT') return refusal(405);
  const typed = await readSignIn(request);
  return json(typed ? await signIn(typed, connections, fetch) : failure('notAnAddress'));
}

async function settings(connections: ConnectionFile): Promise<CountySettings> {
  return { connection: (await connections.read())?.connection ?? null };
}

async function signIn(typed: CountySignIn, connections: ConnectionFile, fetch: CountyFetch): Promise<SignInAnswer> {
  const address = countyAddress(typed.address);
  if (!address.ok) return address;
  const { password, ...rest } = typed;
  const connection = { ...rest, address: address.value };
  const checked = await checkCounty(fetch, { ...connection, password });
  if (!checked.ok) return checked;
  try {
    await connections.write({ connection, password });
  } catch {
    return failure('notKept');
  }
  return { ok: true, value: connection };
}

async function readSignIn(request: Request): Promise<z.infer<typeof countySignIn> | undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > SIGN_IN_MAX_BYTES) return undefined;
  }
  try {
    return countySignIn.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
