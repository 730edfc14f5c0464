import type { WebPreferences } from 'electron';
import { expect, test } from '../fixtures';

/** Electron's own tests use this method; its typings leave it out. */
interface Preferred {
  getLastWebPreferences: () => WebPreferences;
}

test('every web contents runs sandboxed, isolated and without Node (2, 3, 4, 6, 8, 9, 10, 11)', async ({
  standingProgram,
}) => {
  const preferences = await standingProgram.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag, ...rest } = (
        contents as unknown as Preferred
      ).getLastWebPreferences();
      const { allowRunningInsecureContent, experimentalFeatures, enableBlinkFeatures } = rest;
      const off = [
        nodeIntegration,
        rest.nodeIntegrationInWorker,
        rest.nodeIntegrationInSubFrames,
        webviewTag,
        allowRunningInsecureContent,
        experimentalFeatures,
        enableBlinkFeatures,
      ];
      return {
        sandbox,
        contextIsolation,
        webSecurity,
        off: off.map(Boolean),
      };
    }),
  );
  expect(preferences).toEqual([
    {
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      off: Array.from({ length: 7 }, () => false),
    },
  ]);
  const node = await standingProgram.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
  );
  expect(node).toEqual([]);
});

test('a page that spoils its built-ins cannot reach into the bridge (3)', async ({ program }) => {
  const answer = await program.page.evaluate(async () => {
    const seen: unknown[] = [];
    const { push } = Array.prototype;
    const { parse } = JSON;
    // The page's own scripts may be at work meanwhile; what they do with spoiled built-ins is no leak.
    const isOfPage = () => new Error('who calls').stack?.includes('app://') ?? false;
    Object.assign(Array.prototype, {
      push(this: unknown[], ...items: unknown[]) {
        if (isOfPage()) return push.apply(this, items);
        seen[seen.length] = items;
        return 0;
      },
    });
    Object.assign(JSON, {
      parse(text: string) {
        if (isOfPage()) return parse(text) as unknown;
        seen[seen.length] = text;
        return 0;
      },
    });
    const result = await window.actorlink.preferences.get();
    // The test's own tools need them again.
    Object.assign(Array.prototype, { push });
    Object.assign(JSON, { parse });
    return { ok: result.ok, seen: seen.length };
  });
  expect(answer).toEqual({ ok: true, seen: 0 });
});

test('no library has a channel of its own to the main process', async ({ standingProgram }) => {
  const foreign = await standingProgram.app.evaluate(({ ipcMain }) =>
    ipcMain.eventNames().filter((name) => String(name).startsWith('electron-store')),
  );
  expect(foreign).toEqual([]);
});

test('the bridge is exactly this, and cannot be changed (20)', async ({ standingProgram }) => {
  const surface = await standingProgram.page.evaluate(() =>
    Object.entries(window.actorlink).flatMap(([domain, part]) =>
      typeof part === 'function' ? [domain] : Object.keys(part).map((name) => `${domain}.${name}`),
    ),
  );
  expect(surface.toSorted()).toEqual([
    'activity.delete',
    'activity.export',
    'activity.facets',
    'activity.get',
    'activity.list',
    'activity.saveUnwritten',
    'activity.useBackup',
    'app.info',
    'app.openLogFolder',
    'app.reportProblem',
    'app.saidLastWord',
    'app.start',
    'drafts.load',
    'drafts.save',
    'inspector.clear',
    'inspector.copyAsCurl',
    'inspector.exportHar',
    'inspector.get',
    'inspector.list',
    'links.cancel',
    'links.check',
    'links.getCrmRecord',
    'links.listActorTypes',
    'links.listConnections',
    'links.loadFields',
    'links.lookUpErpKey',
    'links.openRecord',
    'links.running',
    'links.searchCrmRecords',
    'links.searchErpActors',
    'links.submit',
    'network.answerProxySignIn',
    'on',
    'plans.activeRuns',
    'plans.cancelCheck',
    'plans.cancelRun',
    'plans.check',
    'plans.continueRun',
    'plans.createFromSheet',
    'plans.decide',
    'plans.delete',
    'plans.editRow',
    'plans.estimateCheck',
    'plans.exportFile',
    'plans.facets',
    'plans.findRow',
    'plans.get',
    'plans.keepRowDrafts',
    'plans.list',
    'plans.listRuns',
    'plans.lookAgain',
    'plans.openReturned',
    'plans.pauseRun',
    'plans.previewDecision',
    'plans.readMapping',
    'plans.rename',
    'plans.restorePlan',
    'plans.revokePermit',
    'plans.row',
    'plans.rowDrafts',
    'plans.rowIds',
    'plans.rows',
    'plans.saveReport',
    'plans.setConstants',
    'plans.startRun',
    'plans.takeReturned',
    'plans.undo',
    'plans.valueFields',
    'preferences.get',
    'preferences.set',
    'records.compareTexts',
    'records.find',
    'records.forgetRecent',
    'records.listRecent',
    'records.newActorFields',
    'records.open',
    'records.planRestore',
    'scans.cancel',
    'scans.continue',
    'scans.delete',
    'scans.export',
    'scans.facets',
    'scans.get',
    'scans.list',
    'scans.pause',
    'scans.readAgain',
    'scans.readRow',
    'scans.recount',
    'scans.rows',
    'scans.start',
    'sheets.cancel',
    'sheets.choose',
    'sheets.keepMapping',
    'sheets.listSelections',
    'sheets.openDropped',
    'sheets.openListing',
    'sheets.paste',
    'sheets.preview',
    'sheets.proposeMapping',
    'sheets.report',
    'sites.cancelSignIn',
    'sites.chooseCaFile',
    'sites.duplicate',
    'sites.export',
    'sites.givePassword',
    'sites.import',
    'sites.list',
    'sites.listRecent',
    'sites.lock',
    'sites.probe',
    'sites.remove',
    'sites.reorder',
    'sites.save',
    'sites.signInOnline',
    'sites.signOut',
    'sites.testConnection',
    'sites.testSignIn',
    'sites.unlock',
    'sites.use',
  ]);
  const attempts = await standingProgram.page.evaluate(() => {
    const refused = (attempt: () => unknown) => {
      try {
        attempt();
        return false;
      } catch {
        return true;
      }
    };
    const bridge = window.actorlink;
    return {
      frozen:
        Object.isFrozen(bridge) &&
        Object.values(bridge).every((part) => typeof part === 'function' || Object.isFrozen(part)),
      unknownEvent: refused(() => bridge.on('ELECTRON_BROWSER_REQUIRE' as 'app.notice', () => undefined)),
    };
  });
  expect(attempts).toEqual({ frozen: true, unknownEvent: true });
});

test('an event brings its payload and nothing of Electron (20)', async ({ program }) => {
  const { app, page } = program;
  await page.evaluate(() => {
    const received = new Promise((resolve) => {
      window.actorlink.on('menu.command', (...all: unknown[]) => resolve(all.length));
    });
    Object.assign(globalThis, { received });
  });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('menu.command', { command: 'shortcuts' }),
  );
  expect(await page.evaluate(() => Reflect.get(globalThis, 'received'))).toBe(1);
});

test('a webview stays an unknown word (11, 12)', async ({ standingProgram }) => {
  const { app, page } = standingProgram;
  await page.evaluate(() => {
    const webview = document.createElement('webview');
    webview.setAttribute('src', 'https://example.com/');
    document.body.append(webview);
  });
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(page.frames()).toHaveLength(1);
});

test('a frame of the page has no bridge, and a second window is refused (17)', async ({ program }) => {
  const { app, page } = program;
  const inFrames = await page.evaluate(() =>
    ['about:blank', ''].map((address) => {
      const frame = document.createElement('iframe');
      if (address) frame.src = address;
      document.body.append(frame);
      return frame.contentWindow && 'actorlink' in frame.contentWindow;
    }),
  );
  expect(inFrames).toEqual([false, false]);
  const refused = await app.evaluate(async ({ app: electronApp, BrowserWindow, session }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electronApp.getAppPath()}/out/preload/preload.cjs`,
        sandbox: true,
        session: session.fromPartition('actorlink'),
      },
    });
    await window.loadURL('app://actorlink/');
    const answer: unknown = await window.webContents.executeJavaScript('window.actorlink.sites.list()');
    window.destroy();
    return answer;
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
});

test('the menu offers no way to reload the page (32)', async ({ standingProgram }) => {
  const roles = await standingProgram.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) =>
      (submenu?.items ?? []).map(({ role }) => String(role)),
    ),
  );
  expect(roles).toContain('quit');
  expect(roles.filter((role) => /reload/i.test(role))).toEqual([]);
});
