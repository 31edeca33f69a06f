import { isIPv4, isIPv6 } from 'node:net';
import { failure, type Result, success } from '../../shared/domain/result.ts';

/** Loopback, the private ranges (RFC 1918), carriers' own nets (RFC 6598), link-local. */
const PRIVATE_IPV4 =
  /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.)/;

/** Loopback, unique local (RFC 4193), link-local. */
const PRIVATE_IPV6 = /^(::1$|f[cd]|fe[89ab])/i;

/**
 * The county's address from what was typed: with its scheme, without a slash at the end. Wide signs of a Chinese
 * keyboard (`：`, `／`, `。`) are taken as meant. Without a scheme it is `https`, and `http` for a private number,
 * which has no certificate as a rule.
 *
 * Plain `http` is taken for numbers that only exist inside an office's or a carrier's own net, because many a county
 * runs its server there and no authority certifies such numbers; everywhere else the password would be readable by
 * everyone on the way, so it is refused. A name is never taken as private: what it points to can change.
 */
export function countyAddress(typed: string): Result<string, 'notAnAddress' | 'needsHttps'> {
  const plain = typed.normalize('NFKC').replaceAll('。', '.').trim();
  const url = parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(plain) ? plain : `https://${plain}`);
  if (!url || !isServerAddress(url)) return failure('notAnAddress');
  if (isPrivate(url.hostname)) {
    if (!plain.includes('://')) url.protocol = 'http:';
  } else if (url.protocol === 'http:') return failure('needsHttps');
  return success(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isServerAddress(url: URL): boolean {
  const { protocol, hostname, username, password, search, hash } = url;
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' && !(username + password + search + hash);
}

function isPrivate(hostname: string): boolean {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIPv4(bare)) return PRIVATE_IPV4.test(bare);
  if (isIPv6(bare)) return PRIVATE_IPV6.test(bare);
  return bare === 'localhost';
}
