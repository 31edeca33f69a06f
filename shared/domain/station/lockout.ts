/**
 * Whether CouchDB's reason for a 403 is that a user gave too many wrong passwords: since 3.4 five of them from one
 * address close the account to it for five minutes, whatever password comes next (`[chttpd_auth_lockout]`).
 */
export function isLockedOut(reason: string | undefined): boolean {
  return reason?.startsWith('Account is temporarily locked') ?? false;
}
