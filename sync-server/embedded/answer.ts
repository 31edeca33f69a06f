import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { asCouchError } from './couchError.ts';

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export function sendJson(response: Response, { status, body, headers }: Answer): void {
  // Not response.json: it would say `charset=utf-8` and make an ETag, neither of which CouchDB does.
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(response.req.method === 'HEAD' ? undefined : `${JSON.stringify(body)}\n`);
}

/** Makes an express handler of a function that answers, or throws a `CouchError`. */
export function answering(
  handle: (request: Request, response: Response) => Promise<Answer | undefined>,
): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    handle(request, response)
      .catch((thrown): Answer => {
        const { status, error, reason } = asCouchError(thrown);
        return { status, body: { error, reason } };
      })
      .then((answer) => {
        if (answer) sendJson(response, answer);
      })
      .catch(next);
  };
}
