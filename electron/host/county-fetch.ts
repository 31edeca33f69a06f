/**
 * How the host reaches the county: the desktop's is Chromium's (it knows the system's proxy and certificates), the
 * browser fallback's is Node's. Neither keeps cookies, follows redirects or asks a person for a password.
 */
export type CountyFetch = (address: string, init: RequestInit) => Promise<Response>;

/** What every request to the county is sent with. */
export const COUNTY_INIT = { redirect: 'error', credentials: 'omit' } as const satisfies RequestInit;

/** The name and password as HTTP carries them; both may be Chinese. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

/**
 * Whether a failed fetch failed because the server sent us elsewhere, as the sign-in page of a public network does.
 * The two engines say so only in words: Node `unexpected redirect`, Chromium `… redirect policy was 'error'`.
 */
export function wasRedirected(error: unknown): boolean {
  return error instanceof Error && (/redirect/i.test(error.message) || wasRedirected(error.cause));
}
