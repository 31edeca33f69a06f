import { build, isBuilt } from '../../build/bundle.mjs';

/** The app as `npm start` builds it. */
export function ensureBuiltForTests(): void {
  if (!isBuilt() && !build()) throw new Error('the app could not be built: see above');
}

/** As the browser tests' own project: set by `npm test`, Debian's where vitest is called by itself. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
