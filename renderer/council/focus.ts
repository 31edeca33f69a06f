import { isTextField } from '../list/keys.ts';

/** Whether the clerk is typing or moving through a list: what opens beside that must not take the focus away. */
export function isBusyElsewhere(): boolean {
  const { activeElement } = document;
  return isTextField(activeElement) || activeElement?.closest('[data-list]') != null;
}
