import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { refusal } from './answers.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** What the build names by its content: a new content has a new name. */
const NAMED_BY_CONTENT = /^\/assets\//;
const PAGE = '/index.html';
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** The built page. Addresses of things (`/affair/01J…`) are the page's own business: they get index.html. */
export type Pages = (method: string, path: string) => Promise<Response>;

/**
 * Serves the files below `folder`. They are listed: what is not in the list cannot be asked for, however the path is
 * written. What is missed is looked for once more, since `npm start` may have built the page anew meanwhile.
 * @throws where the folder is missing or holds no page
 */
export async function pagesIn(folder: string): Promise<Pages> {
  let files = await list(folder);
  if (!files.has(PAGE)) throw new Error('no page in the folder of pages');

  async function find(path: string): Promise<string | undefined> {
    if (extname(path) === '') return PAGE;
    if (!files.has(path)) files = await list(folder);
    return files.has(path) ? path : undefined;
  }

  return async (method, path) => {
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    const file = await find(path);
    if (file === undefined) return refusal(404);
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': NAMED_BY_CONTENT.test(file) ? FOR_EVER : ASK_EACH_TIME,
    };
    return new Response(method === 'HEAD' ? null : await readFile(join(folder, file)), { headers });
  };
}

/** The paths of all files below a folder, as an address names them. */
async function list(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Set(files.map((file) => file.slice(folder.length).split(sep).join('/')));
}
