/** A request to the county's CouchDB, its path relative to the station's database, such as `_changes`. */
export interface CountyRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Asks for the bytes of a file as they are, in place of CouchDB's JSON; a refusal is JSON all the same. */
  as?: 'bytes';
  /** How long the answer may take, in milliseconds; a long poll waits longer than a write. */
  timeoutMs: number;
}

/**
 * What came back over any transport, whatever its status: CouchDB's own JSON and nothing else (SYNC P5). Of what was asked
 * for as bytes, the body is a `Uint8Array`; who asked knows by its hash whether it is what it should be.
 */
export interface CountyAnswer {
  status: number;
  body: unknown;
  /** Bytes of the request's and the answer's bodies as they went over the line. */
  bytes: number;
  /** The server's clock when it answered, in milliseconds since 1970, where it said so (SYNC K1). */
  serverTime?: number;
}

/**
 * Why no answer came.
 * - `offline`: no connection, it broke, or the answer took too long
 * - `notCouchDB`: something else answered, such as a captive portal or a proxy's error page; counts as no connection
 */
export type NoAnswer = 'offline' | 'notCouchDB';

export type Exchange = { ok: true; value: CountyAnswer } | { ok: false; reason: NoAnswer };

/**
 * The one way to the county (SYNC S6): HTTP, a file on a USB stick or a simulated network, under the same code.
 * An exchange never throws. `stop` gives it up early; it then answers `offline`.
 */
export interface Transport {
  exchange(request: CountyRequest, stop: AbortSignal): Promise<Exchange>;
}
