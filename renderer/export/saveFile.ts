import { saveAs } from '../file/saveAs.ts';

/** The browser has taken the file by then; a later release would keep it in memory for good. */
const RELEASE_MS = 60_000;

/** Hands a file to the clerk the way the browser does. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  saveAs(url, name);
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
}
