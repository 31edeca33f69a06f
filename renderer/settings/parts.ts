/** The parts of 设置 · 数据, in their order; each at `/settings/<part>`. The one of sync is a feature of its own. */
export const PARTS = ['station', 'clerk', 'screen', 'deadlines', 'sync', 'storage', 'access'] as const;
export type Part = (typeof PARTS)[number];

export function isPart(part: string | undefined): part is Part {
  return PARTS.some((one) => one === part);
}
