/**
 * A thing has an address: document `person:01J…` lives at `/person/01J…`, so back works and two windows can show two
 * things.
 */
export function addressOf(id: string): string {
  const [kind, rest] = id.split(':', 2);
  return `/${kind}/${rest}`;
}

/** The document id of kind `kind` that stands in an address, or undefined where the address names none. */
export function idAt(kind: string, part: string | undefined): string | undefined {
  return part === undefined || part === NEW ? undefined : `${kind}:${part}`;
}

/** The address part under which a thing not yet saved is written: `/person/new`. */
export const NEW = 'new';
