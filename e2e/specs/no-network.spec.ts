import type { ElectronApplication } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { tryDoors, type DoorTargets } from '../doors';
import { expect, test } from '../fixtures';
import { openListeners } from '../listeners';

/** Everything that Chromium's network service did while `work` ran: its own log of each socket and each name. */
async function watchNetwork(
  app: ElectronApplication,
  file: string,
  work: () => Promise<unknown>,
): Promise<string> {
  await app.evaluate(({ netLog }, to) => netLog.startLogging(to, { captureMode: 'everything' }), file);
  await work();
  await app.evaluate(({ netLog }) => netLog.stopLogging());
  return readFile(file, 'utf8');
}

/** The same in a window that has none of our guards, to show that the doors are real and the listeners hear. */
function tryUnguarded(app: ElectronApplication, targets: DoorTargets): Promise<unknown> {
  return app.evaluate(
    async ({ BrowserWindow, session }, { script, address }) => {
      const own = session.fromPartition('unguarded');
      own.setSpellCheckerLanguages([]);
      own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
      const window = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true } });
      window.webContents.setWebRTCIPHandlingPolicy('default');
      await window.loadURL(address);
      return (await window.webContents.executeJavaScript(script)) as unknown;
    },
    { script: `(${tryDoors.toString()})(${JSON.stringify(targets)})`, address: targets.http },
  );
}

/** Others go on with this program, and look at all its windows. */
function closeUnguarded(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow, session }) => {
    const own = session.fromPartition('unguarded');
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.session === own) window.destroy();
  });
}

/** What making a peer connection in a fresh frame comes to. */
function makePeerConnection(): string {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const Made = Reflect.get(frame.contentWindow as object, 'RTCPeerConnection') as typeof RTCPeerConnection;
  try {
    new Made().close();
    return 'made';
  } catch (error) {
    return String(error);
  } finally {
    frame.remove();
  }
}

/** Those that answer without our guards on every runtime we know; some of the others are there in some only. */
const realDoors = [
  'audio',
  'beacon',
  'bytes',
  'cache',
  'css-font',
  'css-import',
  'css-url',
  'event-source',
  'fetch',
  'fetch-in-frame',
  'fetch-keepalive',
  'font-face',
  'frame-of-markup',
  'image',
  'import',
  'ping',
  'preload-script',
  'script',
  'service-worker',
  'shared-worker',
  'speculation-rules',
  'stylesheet',
  'svg-use',
  'tcp',
  'track',
  'udp',
  'video',
  'websocket',
  'worker',
  'worker-of-blob',
  'xhr',
  'xhr-sync',
];

test('nothing of a page that was taken over reaches a listener or looks up a name (1, 7, 26)', async ({
  program,
}, testInfo) => {
  const { app, page } = program;
  const [own, open] = await Promise.all([openListeners('own.example'), openListeners('open.example')]);
  // They are used up when the page has time for it; those that this very question made and let go do not count.
  const makeOne = async () => {
    await page.requestGC();
    return page.evaluate(makePeerConnection);
  };
  await expect.poll(makeOne).toContain('Cannot create so many');
  let outcomes: Record<string, string> = {};
  const ownLog = await watchNetwork(app, testInfo.outputPath('own.json'), async () => {
    outcomes = await page.evaluate(tryDoors, own.targets);
  });
  const openLog = await watchNetwork(app, testInfo.outputPath('open.json'), async () => {
    await tryUnguarded(app, open.targets);
    await expect.poll(() => realDoors.filter((door) => !open.heard().includes(door))).toEqual([]);
    await closeUnguarded(app);
  });
  expect(own.heard()).toEqual([]);
  expect(ownLog.match(/[\w.-]+\.own\.example/g)).toBeNull();
  expect(openLog).toContain('peer-connection.open.example');
  const made = Object.entries(outcomes).filter(([door]) => door.startsWith('peer-connection'));
  expect(made).toHaveLength(6);
  expect(made.filter(([, outcome]) => !['TypeError', 'UnknownError'].includes(outcome))).toEqual([]);
  own.close();
  open.close();
});

test('what a peer connection would send goes by a proxy that cannot be, in every window (1)', async ({
  standingProgram,
}) => {
  const found = await standingProgram.app.evaluate(async ({ session, webContents }) => ({
    policies: webContents.getAllWebContents().map((contents) => contents.getWebRTCIPHandlingPolicy()),
    proxies: await Promise.all(
      ['https://example.com/', 'http://127.0.0.1:8080/', 'http://localhost/'].map((address) =>
        session.fromPartition('actorlink').resolveProxy(address),
      ),
    ),
  }));
  expect(found.policies).toEqual(['disable_non_proxied_udp']);
  expect(new Set(found.proxies)).toEqual(new Set(['SOCKS5 127.0.0.1:0']));
});
