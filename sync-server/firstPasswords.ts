import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Crockford's: no letter that a person takes for a digit or for another letter. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 16 of 32 signs are 80 bits, in four groups as one reads them out. */
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** The file in an embedded county's data folder. */
export const FIRST_PASSWORDS = 'first-passwords.json';

/** A password for a person to type once, such as `k7qx-m2rd-9wtz-5hna`. */
export function newPassword(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * First passwords that are made once and kept in a file, readable by its owner only, so that a server for trying out
 * has the same ones after every start. No server with real data keeps passwords in such a file.
 */
export class FirstPasswords {
  readonly #file: string | undefined;
  readonly #passwords: Record<string, string>;

  /** @param file where they are kept; without one they last as long as the program */
  constructor(file: string | undefined) {
    this.#file = file;
    this.#passwords = file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  }

  of(user: string): string {
    const kept = this.#passwords[user];
    if (kept !== undefined) return kept;
    const made = newPassword();
    this.#passwords[user] = made;
    this.#save();
    return made;
  }

  #save(): void {
    if (this.#file === undefined) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, `${JSON.stringify(this.#passwords, null, 2)}\n`, { mode: 0o600 });
  }
}
