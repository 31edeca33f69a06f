/** Where the window notes that its clerk has given the PIN, so that reloading it does not ask again. */
const KEY = 'xiangyue.unlocked';

function lockName(code: string): string {
  return `xiangyue-unlocked-${code}`;
}

let release: (() => void) | undefined;

/** The PIN was given: other windows opened beside this one need not ask for it, as long as this one is open. */
export function noteUnlocked(code: string): void {
  noteLocked();
  sessionStorage.setItem(KEY, code);
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  void navigator.locks.request(lockName(code), { mode: 'shared' }, () => held);
}

export function noteLocked(): void {
  sessionStorage.removeItem(KEY);
  release?.();
  release = undefined;
}

/** Whether the PIN was already given: in this window before it was reloaded, or in another one still open. */
export async function isUnlocked(code: string): Promise<boolean> {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (navigation?.type === 'reload' && sessionStorage.getItem(KEY) === code) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some((lock) => lock.name === lockName(code));
}
