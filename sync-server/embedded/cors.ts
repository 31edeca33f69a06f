import type { RequestHandler } from 'express';

/** One value of the server's configuration, as it was put there. */
export type ReadConfig = (section: string, key: string) => unknown;

/** The headers that CouchDB 3.5 allows where the configuration names none: `content-encoding` is not among them. */
const HEADERS = [
  'accept',
  'accept-language',
  'authorization',
  'content-length',
  'content-range',
  'content-type',
  'destination',
  'expires',
  'if-match',
  'last-modified',
  'origin',
  'pragma',
  'x-couch-full-commit',
  'x-couch-id',
  'x-couch-persist',
  'x-couchdb-www-authenticate',
  'x-http-method-override',
  'x-requested-with',
  'x-couchdb-vhost-path',
];
const METHODS = ['CONNECT', 'COPY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'TRACE'];
const PREFLIGHT_MAX_AGE_S = 600;

function listOf(value: unknown): string[] | undefined {
  return typeof value === 'string' ? value.split(',').map((part) => part.trim().toLowerCase()) : undefined;
}

/** Answers other origins as CouchDB does, from the `cors` section of the configuration. express-pouchdb does not. */
export function cors(config: ReadConfig): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const origins = listOf(config('cors', 'origins')) ?? [];
    const accepted = origin !== undefined && (origins.includes('*') || origins.includes(origin.toLowerCase()));
    if (config('chttpd', 'enable_cors') !== true || !accepted) return next();
    response.setHeader('access-control-allow-origin', origin);
    if (config('cors', 'credentials') === true) response.setHeader('access-control-allow-credentials', 'true');
    const method = request.headers['access-control-request-method'];
    if (request.method !== 'OPTIONS' || method === undefined) {
      response.setHeader('access-control-expose-headers', 'content-type, etag');
      return next();
    }
    const wanted = request.headers['access-control-request-headers'] ?? '';
    const allowed = listOf(config('cors', 'headers')) ?? HEADERS;
    if (listOf(wanted)?.every((header) => header === '' || allowed.includes(header))) {
      response.setHeader('access-control-allow-methods', METHODS.join(', '));
      response.setHeader('access-control-allow-headers', wanted);
      response.setHeader('access-control-max-age', String(PREFLIGHT_MAX_AGE_S));
    }
    response.writeHead(204).end();
  };
}
