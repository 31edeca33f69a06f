import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type PreviewServer, preview } from 'vite';

/** A bench's page, built as the app is, at an origin of its own for each contender: none shares another's disk file. */
export interface Site {
  originOf(contender: string): string;
  close(): Promise<void>;
}

/** Two headers that make a page's clock exact to 5 µs instead of 100. */
const EXACT_CLOCK = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** @param page the folder of the page, with its `index.html` */
export async function openSite(page: URL, contenders: readonly string[]): Promise<Site> {
  const root = fileURLToPath(page);
  const outDir = await mkdtemp(join(tmpdir(), 'xiangyue-bench-page-'));
  const shared = { root, configFile: false as const, logLevel: 'error' as const };
  await build({
    ...shared,
    build: { outDir, emptyOutDir: true, target: 'chrome111' },
    define: { global: 'globalThis' },
  });
  const origins = new Map<string, string>();
  const servers: PreviewServer[] = [];
  for (const contender of contenders) {
    const server = await preview({
      ...shared,
      build: { outDir },
      preview: { host: '127.0.0.1', headers: EXACT_CLOCK },
    });
    servers.push(server);
    origins.set(contender, new URL(server.resolvedUrls?.local[0] ?? '').origin);
  }
  return {
    originOf: (contender) => origins.get(contender) ?? '',
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      await rm(outDir, { recursive: true });
    },
  };
}
