const KEY = 'xiangyue.place';

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
