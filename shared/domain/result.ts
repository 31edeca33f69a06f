/**
 * What an act came to: its value, or one of a closed set of reasons why not. Reasons reach the clerk through i18n as one
 * sentence; `detail` is what that sentence needs to be exact (a field, a row, a count), never a person's data.
 */
export type Result<T, Reason extends string> = Success<T> | Failure<Reason>;
export type Success<T> = { ok: true; value: T };
export type Failure<Reason extends string> = { ok: false; reason: Reason; detail?: string };

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function failure<Reason extends string>(reason: Reason, detail?: string): Failure<Reason> {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
}
