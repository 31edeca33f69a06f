import { COUNTY, PAGE_HEADER, PAGE_HEADER_VALUE } from '../../shared/host/contract.ts';

const GUARDED = ['/host/', COUNTY];

/**
 * Whether a request comes from our own page. In the browser fallback any other web page can make the browser knock
 * here; it may fetch what anyone can read (the app's files), and nothing else. Three marks, because browsers differ in
 * which they send: the page's own header (which needs a permission we never give), `Origin`, and `Sec-Fetch-Site`.
 */
export function isFromOurPage(request: Request, origin: string): boolean {
  if (!isGuarded(new URL(request.url).pathname)) return true;
  const from = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  return (
    request.headers.get(PAGE_HEADER) === PAGE_HEADER_VALUE &&
    (from === null || from === origin) &&
    (site === null || site === 'same-origin')
  );
}

export function isGuarded(path: string): boolean {
  return GUARDED.some((prefix) => path.startsWith(prefix));
}
