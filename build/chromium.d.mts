/** A Chromium of this machine, and how it was found. */
export interface FoundChromium {
  path: string;
  from: string;
}

export const INSTRUCTIONS: string;
export function places(platform: string, env: Record<string, string | undefined>): string[];
export function findChromium(from?: {
  platform?: string;
  env?: Record<string, string | undefined>;
  isProgram?: (path: string) => boolean;
}): Promise<FoundChromium | undefined>;
/** @throws Error with instructions where there is none and none could be installed */
export function ensureChromium(): Promise<FoundChromium>;
