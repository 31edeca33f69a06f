import { useSyncExternalStore } from 'react';
import { z } from 'zod';

const schema = z.object({
  language: z.enum(['zh-CN', 'en']).catch('zh-CN'),
  typeSize: z.enum(['normal', 'large']).catch('normal'),
});

/** What a clerk chose for this laptop's screen. Kept on the laptop: it says nothing about the village. */
export type Preferences = z.infer<typeof schema>;

const KEY = 'xiangyue.preferences';
const listeners = new Set<() => void>();

function read(): Preferences {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return schema.parse({});
  }
}

let current = read();

function take(next: Preferences): void {
  current = next;
  for (const listener of listeners) listener();
}

/** A second window of the same station follows at once. */
function followOtherWindows(event: StorageEvent): void {
  if (event.key === KEY) take(read());
}

export function preferences(): Preferences {
  return current;
}

export function prefer(change: Partial<Preferences>): void {
  take({ ...current, ...change });
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A full disk must not keep the clerk from reading in large type: the choice holds until the window closes.
  }
}

export function onPreferences(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', followOtherWindows);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', followOtherWindows);
  };
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
