import { cpus, platform, release, totalmem } from 'node:os';

/** The machine as far as figures depend on it, without a name or a date. */
export interface Machine {
  cores: number;
  processor: string;
  memoryGiB: number;
  system: string;
  chromium: string;
}

export function machine(chromium: string): Machine {
  const all = cpus();
  return {
    cores: all.length,
    processor: all[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    chromium,
  };
}

export function machineLine({ cores, processor, memoryGiB, system, chromium }: Machine): string {
  return `${cores} cores (${processor}), ${memoryGiB} GiB memory, ${system}, Chromium ${chromium}`;
}
