import type { DeviceDatabase } from '../../shared/store/deviceDatabase.ts';
import type { Drafts } from '../form/drafts.ts';
import type { TypedValues } from '../form/typed.ts';

/** Drafts on this device's disk. A save that has resolved survives a power cut (SYNC R5). */
export function deviceDrafts({ drafts }: Pick<DeviceDatabase, 'drafts'>): Drafts {
  return {
    async load(form) {
      const row = await drafts.get(form);
      return row && { values: row.values as TypedValues, savedAt: row.savedAt };
    },
    async save(form, values) {
      await drafts.put({ form, values, savedAt: new Date().toISOString() });
    },
    async clear(form) {
      await drafts.delete(form);
    },
  };
}
