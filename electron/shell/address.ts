import type { CustomScheme } from 'electron';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://xiangyue`;
export const HOME = `${ORIGIN}/`;

/** What the page's address may do. Each privilege is here for a reason; the rest stay off. */
export const PAGE_SCHEME: CustomScheme = {
  scheme: SCHEME,
  privileges: {
    // An origin of its own, and with it a database of its own.
    standard: true,
    // Durable storage and Web Crypto exist for secure origins only.
    secure: true,
    // The page talks to its host by fetch.
    supportFetchAPI: true,
    // The county's answers are handed over as they come.
    stream: true,
    // Compiled scripts are kept between starts: seconds, on the laptops in use.
    codeCache: true,
  },
};

/** Whether an address is one of the page's own. Text is compared, since `URL` gives `app://` no origin. */
export function isOurs(address: string): boolean {
  return address === ORIGIN || address.startsWith(HOME);
}
