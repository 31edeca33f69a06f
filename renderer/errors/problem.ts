/**
 * What went wrong, as one of a closed set: `reason` is the key of a sentence below `problem` in the words, such as
 * `form.required`; `values` fill its gaps.
 */
export interface Problem {
  reason: string;
  values?: Record<string, string | number>;
}

/** The longest a sentence for the clerk may be, in characters (UI.md). */
export const SENTENCE_MAX = 40;
