import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Only this user of the computer may read it. (On Windows the profile folder's own rights say that.) */
const ONLY_ME = 0o600;
const ONLY_MY_FOLDER = 0o700;

/**
 * Writes `text` so that after a power cut the file is the old one or the new one, never half of either.
 * @throws the system's error where the disk is full or the folder may not be written
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: ONLY_MY_FOLDER });
  const draft = join(folder, `.${basename(path)}.${process.pid}.new`);
  try {
    const file = await open(draft, 'w', ONLY_ME);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    // A draft left by a crash keeps the rights that it had.
    await chmod(draft, ONLY_ME);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The file's text, undefined where there is none. */
export async function readWhole(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a rename or removal itself durable. Windows does not open folders, and orders these by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
