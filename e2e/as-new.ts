import type { Preferences } from '../shared/preferences';
import type { Program } from './fixtures';

const firstPreferences: Preferences = {
  theme: 'system',
  siteId: 'practice',
  siteOrder: 'last-used',
  compareRulesOff: [],
};

/** Draws the page anew, on its first screen, and waits until it can be used. */
export async function loadAnew({ page }: Pick<Program, 'page'>): Promise<void> {
  // A page that is loaded again shows the screen that it had.
  await page.evaluate(() => window.sessionStorage.clear());
  await page.reload();
  await page.locator('html[data-ready="true"]').waitFor();
}

/**
 * Takes away what the tests before have left in a program: on the practice site, in its records and settings, and in
 * its window. What it still holds of a write without an answer stays: a test of that starts a program of its own.
 */
export async function makeAsNew(program: Program): Promise<void> {
  const { app, page, practice } = program;
  await practice.clearFaults();
  await practice.reset();
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.setZoomFactor(1);
    window?.setSize(1280, 860);
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
  await page.evaluate(async (preferences) => {
    // From here on the page keeps no draft any more, neither after a pause nor as it goes.
    Object.assign(globalThis, { setTimeout: () => 0 });
    window.dispatchEvent(new Event('blur'));
    window.addEventListener('pagehide', (event) => event.stopImmediatePropagation(), { capture: true });
    const { activity, drafts, inspector, plans, records, scans, sites, ...bridge } = window.actorlink;
    const take = <T>(answer: { ok: true; data: T } | { ok: false; error: { code: string } }): T => {
      if (!answer.ok) throw new Error(answer.error.code);
      return answer.data;
    };
    take(await bridge.preferences.set(preferences));
    const { siteId } = preferences;
    for (const { scanId } of take(await scans.list({ siteId }))) take(await scans.delete({ scanId }));
    for (const { planId } of take(await plans.list({ siteId: null }))) take(await plans.delete({ planId }));
    for (const { crmActorType, crmRecordId } of take(await records.listRecent({ siteId })))
      take(await records.forgetRecent({ siteId, crmActorType, crmRecordId }));
    for (const { id, builtIn } of take(await sites.list()))
      if (!builtIn) take(await sites.remove({ siteId: id }));
    take(await activity.delete({ fitting: { text: '', states: [] }, olderThanDays: 0 }));
    take(await drafts.save({ siteId, draft: null }));
    take(await inspector.clear());
  }, firstPreferences);
  await practice.clearLog();
  await loadAnew(program);
}
