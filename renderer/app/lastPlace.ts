const KEY = 'xiangyue.place';

const STARTED = 'xiangyue.started';

/** Whether this window shows the program for the first time: it was opened, not reloaded. */
export function isFirstLoad(): boolean {
  const isFirst = sessionStorage.getItem(STARTED) === null;
  sessionStorage.setItem(STARTED, '1');
  return isFirst;
}

/** Where the clerk was when the program was last closed; the first window of the next start opens there. */
export function recallLastPlace(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberPlace(place: string): void {
  try {
    localStorage.setItem(KEY, place);
  } catch {
    // With a full disk the program opens at 今日 next time, and nothing else.
  }
}
