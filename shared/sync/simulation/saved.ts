import { canonicalJson, sameValue } from '../../domain/canonical.ts';
import { type Dispute, ENVELOPE_FIELDS, ID_PATTERN, type Settlement } from '../../domain/document.ts';

/** A document as a person sees it: its fields by name. */
export type Fields = Record<string, unknown>;

/** The versions of a document that someone who looks in one place finds there. */
export type Sight = (id: string) => Fields[];

/** What no person types into a field. What people decide about disputes must be found among what is settled. */
const NOT_TYPED = new Set<string>([...ENVELOPE_FIELDS, 'disputes', 'settled']);

/** One value that an act saved, or one id that it added to a list of ids. */
export interface Save {
  id: string;
  field: string;
  /** Absent where the act removed the field. */
  value: unknown;
  isItem: boolean;
  by: string;
  /** Whether it must be found again; an act that only takes something away saves nothing, but it replaces. */
  isKept: boolean;
  /** False once it was taken off the record. */
  isOnRecord: boolean;
}

/**
 * Everything that people saved, written down by the simulation when an act returned success, and what each act had seen
 * and replaced. Loss is judged against this record alone (SYNC C6, T1); it shares no code with what it judges.
 */
export class SavedRecord {
  #saves: Save[] = [];
  readonly #replacers = new Map<string, Set<Save>>();

  /** Notes an act of `by` that saw a document as `seen` and left `saved` in the fields it names. */
  note(by: string, id: string, seen: Fields, saved: Fields): void {
    for (const [field, value] of Object.entries(saved)) {
      if (NOT_TYPED.has(field) || sameOrAbsent(seen[field], value)) continue;
      this.#noteField({ by, id, field }, seen[field], value);
    }
  }

  #noteField(act: Pick<Save, 'by' | 'id' | 'field'>, seen: unknown, value: unknown): void {
    const [before, after] = [itemsOf(seen), itemsOf(value)];
    const added = after.filter((item) => !before.includes(item));
    const removed = before.filter((item) => !after.includes(item));
    const saves = isList(value)
      ? added.map((item) => this.#add({ ...act, value: item, isItem: true, isKept: true }))
      : [this.#add({ ...act, value, isItem: false, isKept: true })];
    const replacer = saves[0] ?? this.#add({ ...act, value: undefined, isItem: true, isKept: false });
    for (const item of removed) this.#replace({ ...act, value: item, isItem: true }, replacer);
    if (!isList(seen)) this.#replace({ ...act, value: seen, isItem: false }, replacer);
  }

  #add(save: Omit<Save, 'isOnRecord'>): Save {
    const added = { ...save, isOnRecord: true };
    this.#saves.push(added);
    return added;
  }

  #replace(replaced: Pick<Save, 'id' | 'field' | 'value' | 'isItem'>, by: Save): void {
    const key = keyOf(replaced);
    const replacers = this.#replacers.get(key) ?? new Set();
    this.#replacers.set(key, replacers.add(by));
  }

  /**
   * Takes saves off the record that no software could keep: they stood in one place only, and that was set back. With
   * them goes what only they had replaced, if it stands nowhere any more.
   */
  forget(stoodIn: Sight, standsIn: Sight): void {
    const isIn = (sight: Sight, save: Save) => sight(save.id).some((document) => shows(document, save));
    const forgotten = new Set<Save>();
    for (let isMore = true; isMore; ) {
      const gone = this.#saves.filter(
        (save) =>
          !this.#isReplaced(save) &&
          !isIn(standsIn, save) &&
          (isIn(stoodIn, save) || this.#isReplaced(save, forgotten)),
      );
      this.#saves = this.#saves.filter((save) => !gone.includes(save));
      for (const save of gone) {
        save.isOnRecord = false;
        forgotten.add(save);
      }
      isMore = gone.length > 0;
    }
  }

  /**
   * What was saved, is shown nowhere, and was not replaced by anyone who saw it.
   * @param shownIn the versions of a document in which a value may be found
   */
  lost(shownIn: (id: string) => Fields[]): Save[] {
    return this.#saves.filter(
      (save) => save.isKept && !this.#isReplaced(save) && !shownIn(save.id).some((document) => shows(document, save)),
    );
  }

  /** @param among which saves count; those that are still on the record by default */
  #isReplaced(save: Save, among?: Set<Save>): boolean {
    const replacers = [...(this.#replacers.get(keyOf(save)) ?? [])];
    return replacers.some((replacer) => replacer !== save && (among ? among.has(replacer) : replacer.isOnRecord));
  }
}

/** Whether a version of a document shows what was saved: in its field, or among what is or was disputed. */
export function shows(document: Fields, { field, value, isItem }: Save): boolean {
  const holds = (held: unknown) => (isItem ? itemsOf(held).includes(value as string) : sameOrAbsent(held, value));
  const disputes = (document.disputes ?? []) as Dispute[];
  const settled = (document.settled ?? []) as Settlement[];
  if (holds(document[field]) || settled.some((one) => one.field === field && holds(one.kept))) return true;
  return [...disputes, ...settled].some((one) => one.field === field && holds(one.value));
}

/** Whether two values of a field are the same, absence being a value of its own. */
export function sameOrAbsent(a: unknown, b: unknown): boolean {
  return a === undefined || b === undefined ? a === b : sameValue(a, b);
}

function keyOf({ id, field, value, isItem }: Pick<Save, 'id' | 'field' | 'value' | 'isItem'>): string {
  return canonicalJson([id, field, isItem, value === undefined ? [] : [value]]);
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && ID_PATTERN.test(item));
}

function itemsOf(value: unknown): string[] {
  return isList(value) ? value : [];
}
