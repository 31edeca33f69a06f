import { isTrueFact } from '../fact.ts';
import { definitionOf } from '../kinds.ts';
import { type ChainBreak, type ChainedEntry, chainBreaks } from './chain.ts';
import type { Posting } from './entry.ts';
import { type ActFact, actFactOf, actOf, type LedgerDocument, postingsOf, standingOf } from './ledger.ts';

/** What a ledger comes to when everything is worked out again from the facts. All but the first two should be 0. */
export interface LedgerFigures {
  entries: number;
  accounts: number;
  /** Entries without postings, or whose debits and credits differ. */
  unbalanced: number;
  /** Facts of any kind whose content is not the one that their id certifies (SYNC S3, C3). */
  forged: number;
  /** Breaks in the chains of the devices. */
  gaps: number;
  /** Accounts whose derived balance is not that of the facts. */
  drift: number;
}

/** Collects documents, page by page, and derived balances, and says whether they agree. */
export class LedgerCheck {
  readonly #acts = new Map<string, Map<string, ActFact & { postings: Posting[] }>>();
  readonly #chained = new Map<string, ChainedEntry>();
  readonly #forged = new Set<string>();
  readonly #unbalanced = new Set<string>();
  /** What the derived tables say; undefined where nobody gave any. */
  #derived: Map<string, number> | undefined;

  /** Takes a document of any kind; one that comes twice counts once. */
  add(document: LedgerDocument): void {
    const definition = definitionOf(document.kind);
    if (definition?.nature === 'fact' && !isTrueFact(document)) this.#forged.add(document.id);
    if (definition?.collection !== 'ledger') return;
    const postings = postingsOf(document);
    if (postings.length === 0) this.#unbalanced.add(document.id);
    const { id, device, chain } = document as unknown as ChainedEntry;
    this.#chained.set(id, { id, device, chain });
    const act = actOf(document);
    const facts = this.#acts.get(act) ?? new Map();
    facts.set(id, { ...actFactOf(document), postings });
    this.#acts.set(act, facts);
  }

  addBalance(account: string, points: number): void {
    this.#derived ??= new Map();
    this.#derived.set(account, points);
  }

  /** The balance of every account, from the facts alone. */
  balances(): Map<string, number> {
    const balances = new Map<string, number>();
    for (const facts of this.#acts.values()) {
      const { counted } = standingOf(facts.values());
      for (const { id, postings } of facts.values()) {
        if (!counted.has(id)) continue;
        for (const { account, points } of postings) balances.set(account, (balances.get(account) ?? 0) + points);
      }
    }
    return balances;
  }

  breaks(): ChainBreak[] {
    return chainBreaks(this.#chained.values());
  }

  figures(): LedgerFigures {
    const balances = this.balances();
    return {
      entries: this.#chained.size,
      accounts: balances.size,
      unbalanced: this.#unbalanced.size,
      forged: this.#forged.size,
      gaps: this.breaks().length,
      drift: this.#driftFrom(balances),
    };
  }

  #driftFrom(balances: ReadonlyMap<string, number>): number {
    const derived = this.#derived;
    if (!derived) return 0;
    const accounts = new Set([...derived.keys(), ...balances.keys()]);
    return [...accounts].filter((account) => (derived.get(account) ?? 0) !== (balances.get(account) ?? 0)).length;
  }
}

/** Whether nothing is wrong. */
export function isSound({ unbalanced, forged, gaps, drift }: LedgerFigures): boolean {
  return unbalanced + forged + gaps + drift === 0;
}
