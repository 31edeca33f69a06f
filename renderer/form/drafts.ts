import { createContext, useContext } from 'react';
import type { TypedValues } from './typed.ts';

/** A form as it was left; `savedAt` is an instant, UTC ISO. */
export interface Draft {
  values: TypedValues;
  savedAt: string;
}

/** Where forms are kept while they are typed. What `save` has resolved is on the disk. */
export interface Drafts {
  load(form: string): Promise<Draft | undefined>;
  save(form: string, values: TypedValues): Promise<void>;
  clear(form: string): Promise<void>;
}

export const DraftsContext = createContext<Drafts | undefined>(undefined);

/** @throws Error outside of a `DraftsContext`: a form that loses what was typed must not exist. */
export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error('a form needs Drafts around it');
  return drafts;
}

/** Writes one form's draft: the newest values next, never two writes at once, none that a newer one has overtaken. */
export class DraftWriter {
  readonly #drafts: Drafts;
  readonly #form: string;
  readonly #failed: (error: unknown) => void;
  #next: { values: TypedValues } | 'clear' | undefined;
  #running: Promise<void> | undefined;

  constructor(drafts: Drafts, form: string, failed: (error: unknown) => void) {
    this.#drafts = drafts;
    this.#form = form;
    this.#failed = failed;
  }

  save(values: TypedValues): void {
    this.#next = { values };
    void this.settled();
  }

  /** The form is done with; resolves when its draft is gone from the disk. */
  async clear(): Promise<void> {
    this.#next = 'clear';
    await this.settled();
  }

  /** Resolves when everything given so far is on the disk or has failed. */
  settled(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    while (this.#next) {
      const next = this.#next;
      this.#next = undefined;
      try {
        if (next === 'clear') await this.#drafts.clear(this.#form);
        else await this.#drafts.save(this.#form, next.values);
      } catch (error) {
        this.#failed(error);
      }
    }
  }
}
