const TEMPLATE = /^template-(\d+)$/;

/** Where a template can be looked at before it is adopted. */
export function templateAddress(index: number): string {
  return `/rubric/template-${index}`;
}

/** Which template an address names, or undefined where it names a rubric of the station. */
export function templateAt(part: string): number | undefined {
  const index = TEMPLATE.exec(part)?.[1];
  return index === undefined ? undefined : Number(index);
}
