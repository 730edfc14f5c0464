import type { App, Session, WebContents } from 'electron';
import { isAppAddress } from './app-address';
import { openExternal } from './open-external';

/** The only thing that the page may do beside drawing: *Copy* buttons. */
const allowedPermission = 'clipboard-sanitized-write';

/** Refuses every permission, device and download of this session, and every request that is not for our own page. */
export function guardSession(session: Session): void {
  stopErrands(session);
  session.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === allowedPermission),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowedPermission && isAppAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  // Without a handler every request for the screen is refused.
  session.setDisplayMediaRequestHandler(null);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !isOwnRequest(request.url) }));
}

/** Every session fetches dictionaries for a spell checker from the vendor of Chromium as soon as it is there. */
export function stopErrands(session: Session): void {
  session.setSpellCheckerLanguages([]);
}

/** Keeps every web contents on our page: no other address, window, frame or webview. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    for (const navigation of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
      preventLeaving(contents, navigation);
    }
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openExternal(url);
      return { action: 'deny' };
    });
  });
}

type Navigation = 'will-navigate' | 'will-redirect' | 'will-frame-navigate';

function preventLeaving(contents: WebContents, navigation: Navigation): void {
  // One signature stands for the three events, which differ only in arguments that we do not use.
  contents.on(navigation as 'will-frame-navigate', (event) => {
    if (!isAppAddress(event.url)) event.preventDefault();
  });
}

function isOwnRequest(address: string): boolean {
  return isAppAddress(address) || address.startsWith('devtools://') || isDevelopmentSocket(address);
}

/** The socket of vite's hot reload; a built program has no such address. */
function isDevelopmentSocket(address: string): boolean {
  return Boolean(import.meta.env?.DEV) && isAppAddress(address.replace(/^ws/, 'http'));
}
