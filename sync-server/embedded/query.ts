import type { Request } from 'express';
import { badRequest } from './couchError.ts';

/** The query of a request, each value read as the JSON it is in CouchDB's interface, or as plain text where it is none. */
export function queryOf(request: Request): Record<string, unknown> {
  const entries = Object.entries(request.query).map(([name, value]) => [name, readValue(String(value))]);
  return Object.fromEntries(entries);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A whole number of the query, or `otherwise` where it is not given. */
export function countIn(query: Record<string, unknown>, name: string, otherwise: number): number {
  const value = query[name] ?? otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw badRequest(`Invalid value for integer: ${JSON.stringify(value)}`);
  }
  return value;
}

/** The members of a JSON object in a body. */
export function bodyOf(request: Request): Record<string, unknown> {
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest('Request body must be a JSON object');
  }
  return body as Record<string, unknown>;
}
