import vm from 'node:vm';

/** Who writes, as CouchDB tells a validator. */
export interface UserContext {
  db: string;
  name: string | null;
  roles: string[];
}

/** What a validator threw: CouchDB's `forbidden` or `unauthorized` with the validator's words. */
export interface Refused {
  error: 'forbidden' | 'unauthorized';
  reason: string;
}

export type Validator = (
  newDoc: Record<string, unknown>,
  oldDoc: Record<string, unknown> | null,
  user: UserContext,
  security: unknown,
) => Refused | undefined;

/**
 * Compiles a design document's `validate_doc_update` as CouchDB does: in a context of its own, with the design document
 * as `this`, and every argument as a copy made of JSON.
 *
 * @throws SyntaxError where the text is no function; a validator that throws anything but `{ forbidden }` or
 * `{ unauthorized }` throws on
 */
export function compileValidator(design: { validate_doc_update: string }): Validator {
  const context = vm.createContext({});
  const validate: unknown = vm.runInContext(`(${design.validate_doc_update})`, context);
  if (typeof validate !== 'function') throw new SyntaxError('validate_doc_update is no function');
  const self = { ...design };
  return (newDoc, oldDoc, user, security) => {
    try {
      validate.apply(self, JSON.parse(JSON.stringify([newDoc, oldDoc, user, security])));
      return undefined;
    } catch (thrown) {
      const { forbidden, unauthorized } = thrown as { forbidden?: string; unauthorized?: string };
      if (forbidden !== undefined) return { error: 'forbidden', reason: String(forbidden) };
      if (unauthorized !== undefined) return { error: 'unauthorized', reason: String(unauthorized) };
      throw thrown;
    }
  };
}
