import type { Dialog, WebContents } from 'electron';
import { SENTENCES } from './sentences.ts';

/**
 * Says in one sentence when the page has ended or got stuck, and opens it anew. What was saved is in the database.
 * @param note is told what happened, for the log
 */
export function watchTroubles(contents: WebContents, dialog: Dialog, note: (what: string) => void): void {
  let asking = false;
  let endedByUs = false;

  /** One question at a time, and none about a page that is no more. */
  async function ask(message: string, buttons: string[]): Promise<number | undefined> {
    if (asking || contents.isDestroyed()) return undefined;
    asking = true;
    const { response } = await dialog.showMessageBox({ type: 'warning', message, buttons, noLink: true });
    asking = false;
    return contents.isDestroyed() ? undefined : response;
  }

  contents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || endedByUs) return;
    note(`page ${reason}`);
    if ((await ask(SENTENCES.pageGone, [SENTENCES.reopen])) !== undefined) contents.reload();
  });

  contents.on('unresponsive', async () => {
    note('page stuck');
    if ((await ask(SENTENCES.pageStuck, [SENTENCES.wait, SENTENCES.reopen])) !== 1) return;
    endedByUs = true;
    contents.forcefullyCrashRenderer();
    contents.reload();
  });
  contents.on('did-finish-load', () => {
    endedByUs = false;
  });
}
