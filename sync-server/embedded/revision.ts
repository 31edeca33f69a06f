/** The generation of a revision and its hash: 3 and `abc` of `3-abc`. */
export function splitRevision(rev: string): { start: number; hash: string } {
  const dash = rev.indexOf('-');
  return { start: Number.parseInt(rev.slice(0, dash), 10), hash: rev.slice(dash + 1) };
}

export function isRevision(rev: unknown): rev is string {
  return typeof rev === 'string' && /^[1-9]\d*-.+$/s.test(rev);
}

/**
 * CouchDB keeps 32 hex digits as 16 bytes and writes any 16 bytes as 32 hex digits, so a hash of 16 characters comes
 * back as the hex of those characters.
 */
export function hashAsKept(hash: string): string {
  return hash.length === 16 ? Buffer.from(hash, 'latin1').toString('hex') : hash;
}

export function revisionAsKept(rev: string): string {
  const { start, hash } = splitRevision(rev);
  return `${start}-${hashAsKept(hash)}`;
}
