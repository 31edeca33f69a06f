import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that can be sent by mail. One older one is kept beside it. */
const LOG_MAX_BYTES = 256 * 1024;

/**
 * Notes a failure of the program for whoever repairs it: what kind, and where in the program. Its message is left out:
 * that may quote a name, an address or a record. Never fails itself.
 */
export function logFailure(file: string, what: string, error: unknown, at = new Date()): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size > LOG_MAX_BYTES) renameSync(file, `${file}.old`);
    appendFileSync(file, `${at.toISOString()} ${what} ${kindOf(error)}\n${placesOf(error)}`, { mode: 0o600 });
  } catch {
    // A full disk must not turn one failure into two.
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && /^[A-Z][A-Z0-9_]*$/.test(String(error.code)) ? ` ${error.code}` : '';
  return `${error.name}${code}`;
}

/** The places in the program, by file name only: the folders above carry the user's name. */
function placesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines
    .map((line) => /^\s+at (?:.*[\\/(\s])?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1])
    .filter((place) => place !== undefined)
    .map((place) => `  ${place}\n`)
    .join('');
}
