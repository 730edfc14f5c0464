import type { App, CommandLine, Session, WebContents } from 'electron';
import { isAppAddress, pageAddress } from './app-address';
import { openExternal } from './open-external';
import { watchPerson } from './person';

/** The only thing that the page may do beside drawing: *Copy* buttons. */
const allowedPermission = 'clipboard-sanitized-write';

/** A proxy that cannot be: nothing listens on port 0. */
const nowhere = 'socks5://127.0.0.1:0';

/** Chromium's switches that let other programs look into and steer this one. */
const debuggingSwitches = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'];

/**
 * Takes away what only the command line can take away, and what it must not give: debugging from outside is for
 * programs that are being developed. Has to run before the app is ready.
 */
export function guardCommandLine(commandLine: CommandLine, isPackaged: boolean): void {
  // Looking up a name ahead of time is a request that no policy and no handler is asked about.
  commandLine.appendSwitch('blink-settings', 'dnsPrefetchingEnabled=false');
  if (isPackaged) for (const name of debuggingSwitches) commandLine.removeSwitch(name);
}

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
  // Peer connections and connecting ahead of time ask no handler, but go by the proxy of their session.
  void session.setProxy({ mode: 'fixed_servers', proxyRules: nowhere, proxyBypassRules: ownServerOnly() });
}

/** Loopback addresses go by the proxy, too; a built program has no server of its own. */
function ownServerOnly(): string {
  return import.meta.env?.DEV ? `<-loopback>;${new URL(pageAddress).host}` : '<-loopback>';
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
    // What a peer connection sends goes by the proxy of its session or not at all.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const person = watchPerson(contents);
    contents.setWindowOpenHandler(({ url }) => {
      if (person.takePress()) void openExternal(url);
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
