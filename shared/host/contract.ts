import { z } from 'zod';
import { line, stationCode } from '../domain/document.ts';

/**
 * What the page may ask of the host it is shown by, as HTTP on the page's own origin. The desktop shell
 * (`app://xiangyue/`) and the browser fallback (`http://127.0.0.1:5180/`) answer with the very same code.
 *
 * | request | body | answer |
 * | --- | --- | --- |
 * | `GET /host/info` | | `hostInfo` |
 * | `GET /host/county` | | `countySettings` |
 * | `PUT /host/county` | `countySignIn` | `signInAnswer` |
 * | `DELETE /host/county` | | `countySettings` |
 * | any method `/county/<path>` | | what the county's server answers, or `relayFailure` |
 */
export const HOST_INFO = '/host/info';
export const HOST_COUNTY = '/host/county';
export const COUNTY = '/county/';

/**
 * Every request to `/host/` and `/county/` carries this header. Another web page in the same browser cannot send it
 * without asking first (CORS preflight), and the host never agrees.
 */
export const PAGE_HEADER = 'x-xiangyue';
export const PAGE_HEADER_VALUE = 'page';

/** Long enough for a host name and a path; a browser's own limit is about as large. */
const ADDRESS_MAX = 2000;

/** CouchDB sets no bound; people do not type more. */
const PASSWORD_MAX = 200;

export const hostInfo = z.object({
  shell: z.enum(['desktop', 'browser']),
  version: z.string(),
  /** Where the county's password is kept: by the operating system, or in a file that only this user can read. */
  secrets: z.enum(['system', 'file']),
});
export type HostInfo = z.infer<typeof hostInfo>;

/** Where this station's records go. `address` has neither a trailing slash nor a user in it. */
export const countyConnection = z.object({
  address: z.string().min(1).max(ADDRESS_MAX),
  station: stationCode,
  user: line.min(1),
});
export type CountyConnection = z.infer<typeof countyConnection>;

/** What the clerk typed. `address` may lack its scheme. */
export const countySignIn = countyConnection.extend({ password: z.string().min(1).max(PASSWORD_MAX) });
export type CountySignIn = z.infer<typeof countySignIn>;

/** The connection in use, null where there is none. The password is never among it (SYNC S5). */
export const countySettings = z.object({ connection: countyConnection.nullable() });
export type CountySettings = z.infer<typeof countySettings>;

/** Why a sign-in was not accepted; nothing is kept then, and what was in use stays in use. */
export const signInReason = z.enum([
  /** What was typed is no web address, no 12-digit code, or an empty field. */
  'notAnAddress',
  /** `http://` to a server on the open internet would show the password to everyone on the way. */
  'needsHttps',
  /** No answer, or not in time, or the server is down. */
  'unreachable',
  /** Its certificate is not valid for it: issued by nobody known, run out, or this computer's clock is years off. */
  'notTrusted',
  /** Something else answers there: a web page, the sign-in page of a public network, a proxy. */
  'notCouchDB',
  'wrongPassword',
  /** Too many wrong passwords: the county's server takes none from here for some minutes. */
  'lockedOut',
  /** The county has closed this station's access for now. */
  'suspended',
  /** The county's server has no database for this station. */
  'notSetUp',
  /** The county agreed, but this computer could not write it down: disk full, folder not writable. */
  'notKept',
]);
export type SignInReason = z.infer<typeof signInReason>;

export const signInAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: countyConnection }),
  z.object({ ok: z.literal(false), reason: signInReason }),
]);
export type SignInAnswer = z.infer<typeof signInAnswer>;

/** Stands on every answer under `/county/` that is the host's own because the county's server gave none. */
export const COUNTY_HEADER = 'x-county';
export const COUNTY_UNREACHABLE = 'unreachable';

/**
 * The body of such an answer: why there was none.
 * - `notConnected` (409): nobody has signed in to a county.
 * - `notAllowed` (403): a path or method that the page has no business with.
 * - `unreachable` (502): no connection, or it broke, or the server sent the page elsewhere.
 * - `timeout` (504): connected, but silent for too long.
 */
export const relayFailure = z.object({
  from: z.literal('host'),
  error: z.enum(['notConnected', 'notAllowed', 'unreachable', 'timeout']),
});
export type RelayFailure = z.infer<typeof relayFailure>;

/** The databases of a station at the county: its records, and its files (SYNC S1). */
export function stationDatabases(station: string): { records: string; files: string } {
  return { records: `station-${station}`, files: `station-${station}-files` };
}
