/**
 * Makes a password unreadable for what reads the file it is kept in. `kind` is what the clerk is told of it.
 * `seal` and `open` throw where the system's keychain refuses; `open` also where another user or computer sealed it.
 */
export interface Secrets {
  readonly kind: 'system' | 'file';
  seal(secret: string): Promise<string>;
  open(sealed: string): Promise<string>;
}

/** No keychain at hand: the password is as safe as the file, which only this user may read, and no safer. */
export const FILE_SECRETS: Secrets = {
  kind: 'file',
  seal: async (secret) => secret,
  open: async (sealed) => sealed,
};
