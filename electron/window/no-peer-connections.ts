import { webFrame } from 'electron';

interface PeerConnection {
  close: () => void;
}
type MakePeerConnection = new () => PeerConnection;
interface Deadline {
  didTimeout: boolean;
  timeRemaining: () => number;
}
type WhenIdle = (run: (deadline: Deadline) => void, options: { timeout: number }) => unknown;
interface PageChannel {
  port1: {
    addEventListener: (type: 'message', listener: () => void, options: { once: true }) => void;
    start: () => void;
    close: () => void;
  };
  port2: { postMessage: (message: null) => void };
}
type Listen = (type: 'keydown', run: (event: { isTrusted: boolean }) => void, options: object) => void;
interface Scheduling {
  isInputPending: () => boolean;
}

/** One takes one or two milliseconds; with less left, the next picture would wait for it. */
const neededMs = 3;
const waitForIdleMs = 100;
/** By then the first picture stands; before, each millisecond of the page is one of the start. */
const beginAfterMs = 1_500;
/** Between two keys of somebody who types nothing is made; in a pause that a person hardly feels it goes on. */
const afterKeyMs = 300;
/** By then after the load it goes on whether somebody types or not. */
const latestMs = 10_000;
/** When no more are allowed: those that the page itself had made and let go make room again. */
const lookAgainAfterMs = 1_000;
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
  if (Made === undefined) return;
  holdLater({ Made, held: [], isTyping: watchKeys(), areRestsLeft: true }, beginAfterMs);
}

interface Filling {
  Made: MakePeerConnection;
  held: PeerConnection[];
  isTyping: () => boolean;
  /** What making them leaves behind was not collected yet. */
  areRestsLeft: boolean;
}

function holdLater(filling: Filling, afterMs: number): void {
  setTimeout(() => whenIdle((deadline) => holdAll(filling, deadline)), afterMs);
}

/** One at a time: an answer that comes meanwhile, like a key, waits for one of them at most. */
function holdAll(filling: Filling, deadline: Deadline): void {
  const { Made, held } = filling;
  if (filling.isTyping()) return holdLater(filling, afterKeyMs);
  // What is collected as garbage would make room for others.
  Object.assign(globalThis, { held });
  try {
    if (deadline.didTimeout || hasTime(deadline)) {
      const connection = new Made();
      connection.close();
      held.push(connection);
    }
  } catch {
    // No more are allowed, which is what this is for. They and the start leave 8 MB that an idle page keeps for a minute.
    if (filling.areRestsLeft) webFrame.clearCache();
    filling.areRestsLeft = false;
    return holdLater(filling, lookAgainAfterMs);
  }
  if (held.length >= atMost) return;
  if (!deadline.didTimeout && hasTime(deadline)) inNextTask(() => holdAll(filling, deadline));
  else whenIdle((next) => holdAll(filling, next));
}

/** True while a person types: what the page makes up itself are no keys, and holds nothing up. */
function watchKeys(): () => boolean {
  const startedMs = performance.now();
  let lastKeyMs = Number.NEGATIVE_INFINITY;
  const listen = Reflect.get(globalThis, 'addEventListener') as Listen;
  listen('keydown', ({ isTrusted }) => void (isTrusted && (lastKeyMs = performance.now())), {
    capture: true,
  });
  return () => {
    const nowMs = performance.now();
    return nowMs - lastKeyMs < afterKeyMs && nowMs - startedMs < latestMs;
  };
}

/** A key that was pressed meanwhile goes first. */
function hasTime(deadline: Deadline): boolean {
  const { scheduling } = Reflect.get(globalThis, 'navigator') as { scheduling?: Scheduling };
  return deadline.timeRemaining() >= neededMs && scheduling?.isInputPending() !== true;
}

/** After all that waits by now. */
function inNextTask(run: () => void): void {
  const Channel = Reflect.get(globalThis as object, 'MessageChannel') as new () => PageChannel;
  const { port1, port2 } = new Channel();
  const listener = () => {
    port1.close();
    run();
  };
  port1.addEventListener('message', listener, { once: true });
  port1.start();
  port2.postMessage(null);
}

/** By name, like the rest, because the types of this process know nothing of pages. */
function whenIdle(run: (deadline: Deadline) => void): void {
  const ask = Reflect.get(globalThis, 'requestIdleCallback') as WhenIdle;
  ask(run, { timeout: waitForIdleMs });
}
