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

/** Node's and Chromium's names for a certificate that does not hold. */
const BAD_CERTIFICATE =
  /ERR_CERT_|CERT_(HAS_EXPIRED|NOT_YET_VALID|UNTRUSTED)|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS_CERT/;

/** Whether a failed fetch failed because the server could not prove that it is the one it was taken for. */
export function wasNotTrusted(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return BAD_CERTIFICATE.test(`${code} ${error.message}`) || wasNotTrusted(error.cause);
}
