const KEY = 'xiangyue.roster.group';

/** The villagers' group the roster is narrowed to in this window; '' for all. */
export function recallGroup(): string {
  return sessionStorage.getItem(KEY) ?? '';
}

export function rememberGroup(group: string): void {
  sessionStorage.setItem(KEY, group);
}
