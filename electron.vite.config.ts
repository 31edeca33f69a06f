import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/**
 * The page's own addresses are deep (`/affair/01J…`), so its files are named from the root. electron-vite sets `./`
 * for pages opened as files, which ours never is.
 */
const fromTheRoot: Plugin = { name: 'from-the-root', enforce: 'post', config: () => ({ base: '/' }) };

/**
 * zod makes code of its schemas where it may, and tries by doing it; the page may not, and each try would be reported as
 * a breach of the security policy. So it is told before it begins, in every chunk, whichever of them holds it.
 */
const ZOD_WITHOUT_EVAL = 'globalThis.__zod_globalConfig={jitless:true};';

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      // Everything goes into the bundle: the installed app carries no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: resolve('electron/main.ts'), browser: resolve('electron/browser.ts') },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), fromTheRoot],
    worker: { format: 'es', rolldownOptions: { output: { banner: ZOD_WITHOUT_EVAL } } },
    build: {
      outDir: 'out/renderer',
      // The browser fallback meets older browsers than Electron 45's own; this one is three years old.
      target: 'chrome111',
      minify: true,
      // The page comes from this computer's own disk, not over a line.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: resolve('renderer/index.html'),
        output: {
          banner: ZOD_WITHOUT_EVAL,
          codeSplitting: {
            // By how often they change: a new release leaves most of what the browser keeps as it was.
            groups: [
              {
                name: 'screen',
                test: /node_modules[\\/](antd|@ant-design|@rc-component|react|react-dom|react-router|react-i18next|i18next|scheduler)[\\/]/,
              },
              { name: 'database', test: /node_modules[\\/](rxdb|dexie|rxjs|zod)[\\/]/ },
              { name: 'chinese', test: /node_modules[\\/](pinyin-pro|tyme4ts)[\\/]/ },
            ],
          },
        },
      },
    },
  },
});
