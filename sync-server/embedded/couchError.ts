/** An answer that is no success, in CouchDB's words. */
export class CouchError extends Error {
  readonly status: number;
  readonly error: string;
  readonly reason: string;

  constructor(status: number, error: string, reason: string) {
    super(reason);
    this.status = status;
    this.error = error;
    this.reason = reason;
  }
}

export function badRequest(reason: string): CouchError {
  return new CouchError(400, 'bad_request', reason);
}

export function notFound(reason: string): CouchError {
  return new CouchError(404, 'not_found', reason);
}

/** CouchDB's words for what PouchDB threw; anything that is no answer is thrown on. */
export function asCouchError(thrown: unknown): CouchError {
  if (thrown instanceof CouchError) return thrown;
  const { status, name, message, reason } = thrown as Record<string, string | undefined> & { status?: number };
  if (typeof status !== 'number') throw thrown;
  return new CouchError(status, name ?? 'error', reason ?? message ?? '');
}
