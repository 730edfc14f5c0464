import { webFrame } from 'electron';

interface PeerConnection {
  close: () => void;
}
type MakePeerConnection = new () => PeerConnection;
type WhenIdle = (run: () => void, options: { timeout: number }) => unknown;

/** Few enough for the page not to notice: about 10 ms. */
const perTurn = 10;
const waitForIdleMs = 200;
/** By then the first picture stands; before, each millisecond of the page is one of the start. */
const beginAfterMs = 1_500;
/** Chromium's own limit is 500 for one process; a runtime that has none must not keep us busy for ever. */
const atMost = 2_000;

/**
 * Leaves the page without peer connections; runs in the preload. Neither a policy nor a setting takes them away.
 * Without a way out (see `security.ts`) one of them can still make the system look up a name of the page's choice. So
 * their constructors go, and, because each empty frame brings new ones, the number that Chromium allows in a process
 * is used up by closed ones as soon as the first picture stands and the page has time.
 */
export function takePeerConnections(): void {
  const Made = Reflect.get(globalThis, 'RTCPeerConnection') as MakePeerConnection | undefined;
  void webFrame.executeJavaScript(
    'delete globalThis.RTCPeerConnection; delete globalThis.webkitRTCPeerConnection;',
  );
  if (Made !== undefined) setTimeout(() => whenIdle(() => holdAll(Made, [])), beginAfterMs);
}

function holdAll(Made: MakePeerConnection, held: PeerConnection[]): void {
  // What is collected as garbage would make room for others.
  Object.assign(globalThis, { held });
  try {
    for (let made = 0; made < perTurn; made += 1) {
      const connection = new Made();
      connection.close();
      held.push(connection);
    }
  } catch {
    // No more are allowed, which is what this is for.
    return;
  }
  if (held.length < atMost) whenIdle(() => holdAll(Made, held));
}

/** By name, because the types of this process know nothing of pages. */
function whenIdle(run: () => void): void {
  const ask = Reflect.get(globalThis, 'requestIdleCallback') as WhenIdle;
  ask(run, { timeout: waitForIdleMs });
}
