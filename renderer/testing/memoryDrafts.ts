import type { Draft, Drafts } from '../form/drafts.ts';

/** Drafts that outlive a screen under test, as the disk would. */
export function memoryDrafts(): Drafts & { held: Map<string, Draft> } {
  const held = new Map<string, Draft>();
  return {
    held,
    load: async (form) => held.get(form),
    async save(form, values) {
      held.set(form, { values, savedAt: '2026-03-10T02:42:00.000Z' });
    },
    async clear(form) {
      held.delete(form);
    },
  };
}
