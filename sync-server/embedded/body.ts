import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { answering } from './answer.ts';
import { badRequest, CouchError } from './couchError.ts';

/** More than any batch of a station holds, unpacked; CouchDB itself takes 4 GB, which a laptop's memory does not. */
const BODY_BYTES_MAX = 128 * 1024 * 1024;

const unpack = promisify(gunzip);

async function readBytes(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new CouchError(413, 'too_large', 'the request entity is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpacked(request: Request): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') {
    throw new CouchError(415, 'bad_content_type', `${encoding} is not a supported content encoding.`);
  }
  const bytes = await readBytes(request);
  if (encoding === 'identity') return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: BODY_BYTES_MAX });
  } catch {
    throw badRequest('Request body is not properly gzipped.');
  }
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
}

/**
 * Reads a JSON body into `request.body`, unpacking gzip. What comes behind finds it read.
 *
 * @param strict refuses a body that does not say it is JSON, as CouchDB's bulk requests do
 */
export function jsonBody(strict: boolean): RequestHandler {
  return (request, response, next) => {
    answering(async () => {
      const type = request.headers['content-type']?.split(';')[0];
      if (strict && type !== 'application/json') {
        throw new CouchError(415, 'bad_content_type', 'Content-Type must be application/json');
      }
      request.body = parse(await unpacked(request));
      next();
      return undefined;
    })(request, response, next);
  };
}
