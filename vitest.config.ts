import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

/** Set by `npm test`, which finds or installs a Chromium; a bare `npx vitest` takes Debian's. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A screen's code is read and compiled when it is first shown, which takes seconds on a busy machine. */
const PATIENT = { poll: { timeout: 20_000 } };

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
          expect: PATIENT,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'chromium',
          include: ['**/*.browser.test.ts', '**/*.browser.test.tsx'],
          exclude: ['node_modules', 'out', 'dist'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: PATIENT,
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
