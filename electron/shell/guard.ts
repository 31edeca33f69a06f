import type { Session, WebContents } from 'electron';
import { isOurs } from './address.ts';

/**
 * What the page may ask the system for:
 * - `persistent-storage`: the station's records must not be cleared away when the disk fills (SYNC R5);
 * - `clipboard-sanitized-write`: lists are copied into WPS and WeChat;
 * - `fullscreen`: a meeting is shown on a projector.
 */
const ALLOWED: ReadonlySet<string> = new Set(['persistent-storage', 'clipboard-sanitized-write', 'fullscreen']);

/** The ways out of the computer and into its files: the page has neither, whatever its security policy has missed. */
const ELSEWHERE = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'] };

/** Everything that the page's session refuses, whatever the page asks. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(isOurs(contents.getURL()) && ALLOWED.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => {
    return isOurs(origin) && ALLOWED.has(permission);
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(ELSEWHERE, (_request, answer) => answer({ cancel: true }));
  // It would fetch word lists from abroad, and knows no Chinese.
  session.setSpellCheckerEnabled(false);
}

/** Keeps a window at the page's own addresses. Windows that it opens itself are the caller's to make. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
