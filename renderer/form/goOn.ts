const FOCUSABLE =
  'input:not([type=hidden]):not([disabled]):not([type=radio]), input[type=radio]:checked:not([disabled]), textarea:not([disabled]), select:not([disabled])';
const ANY_RADIO = 'input[type=radio]:not([disabled])';

/** The control of a form's line, by which Enter goes on. */
function controlIn(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>(FOCUSABLE) ?? row.querySelector<HTMLElement>(ANY_RADIO);
}

/** Moves the focus from a control to the next line of its form, and after the last one to the button that hands in. */
export function goOn(form: HTMLElement, from: Element): void {
  const rows = [...form.querySelectorAll('[data-field]')];
  const here = rows.findIndex((row) => row.contains(from));
  for (const row of rows.slice(here + 1)) {
    const control = controlIn(row);
    if (!control) continue;
    control.focus();
    if (control instanceof HTMLInputElement && control.type !== 'radio') control.select();
    return;
  }
  form.querySelector<HTMLElement>('[data-hand-in]')?.focus();
}

/** Moves the focus to a line's control. */
export function goTo(form: HTMLElement, id: string): void {
  const row = form.querySelector(`[data-field="${CSS.escape(id)}"]`);
  if (row) controlIn(row)?.focus();
}

/** Whether Enter there means 'on to the next field'. In an open list it chooses, in long text it breaks the line. */
export function meansGoOn(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return false;
  if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLInputElement)) return false;
  return !(target.getAttribute('aria-expanded') === 'true' && target.getAttribute('aria-activedescendant'));
}
