import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Set by `npm test`, which finds or installs a Chromium; a bare `npx vitest` takes Debian's. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', 'node_modules', 'out', 'dist'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'chromium',
          include: ['**/*.browser.test.ts', '**/*.browser.test.tsx'],
          exclude: ['node_modules', 'out', 'dist'],
          testTimeout: 120_000,
          // On a laptop that is busy with other things a key press can be lost between test and page; twice is no accident.
          retry: 1,
          hookTimeout: 120_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath,
                args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
