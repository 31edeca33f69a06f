import type { Document } from '../domain/kinds.ts';

/**
 * What a device keeps of its own beside each document, in the same row, so that one write is atomic over both:
 * a kill between "edited" and "marked for sending" cannot happen, and neither can one between "the county has it" and
 * "its revision is known" (SYNC R4, U2). It is never sent.
 */
export interface Local {
  /**
   * `waiting` to be sent; `sent`: the county has acknowledged this very version (SYNC U6); `refused`: in quarantine
   * (SYNC U4); `held`: the county deleted it, and a person decides what becomes of it (SYNC C2).
   */
  upload: Upload;
  /** The county's revision of the version last agreed on; absent where the county has none. */
  rev?: string;
  /** The version last agreed on with the county, kept while ours differs: the base of a three-way merge (SYNC C1). */
  base?: Document;
  /**
   * An earlier version of this document may have reached the county although no answer came, so this one must not be
   * written as if the county had none (SYNC U3). Only on documents without `rev`.
   */
  earlier?: true;
  /** A person decided to bring it back although an administrator deleted it at the county (SYNC C2). Only with `earlier`. */
  revives?: true;
  /**
   * Marks of the versions that this one was made from, here or elsewhere, the latest first: by them a version that comes
   * from the county is known as one that this device has gone on from, whatever revision it has there (SYNC U3, R1).
   */
  past?: string[];
  /** Why the county refused this version, in the county's words (SYNC U4). */
  refusal?: string;
}

export type Upload = 'waiting' | 'sent' | 'refused' | 'held';

/** A document as this device keeps it. */
export type Stored = Document & { local: Local };

/** The document without what the device keeps beside it: what the county gets. */
export function withoutLocal(stored: Stored): Document {
  const { local: _, ...document } = stored;
  return document as Document;
}
