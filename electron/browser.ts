import { join } from 'node:path';
import { version } from '../package.json' with { type: 'json' };
import { dataFolder } from './browser/folder.ts';
import { serve } from './browser/server.ts';
import { connectionFile } from './host/connection.ts';
import { createHost } from './host/host.ts';
import { pagesIn } from './host/pages.ts';
import { FILE_SECRETS } from './host/secrets.ts';

/**
 * The browser fallback: the same app as the desktop shell's, shown by any browser of this computer.
 * @returns its origin, once it answers
 * @throws the system's error where the port cannot be had
 */
export async function openToBrowser(port: number): Promise<string> {
  const pages = await pagesIn(join(import.meta.dirname, '../renderer'));
  const connections = connectionFile(dataFolder(process.env, process.platform), FILE_SECRETS);
  const { origin } = await serve(port, (at) =>
    createHost({
      origin: at,
      info: { shell: 'browser', version, secrets: FILE_SECRETS.kind },
      pages,
      connections,
      fetch,
      onFailure: (error) => console.error(error),
    }),
  );
  return origin;
}
