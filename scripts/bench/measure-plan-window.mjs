import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject } from '../prepare/project.mjs';
import { compareScrollingOf } from './compare-scrolling.mjs';
import { launchApp, median, percentile, round, waitUntilReady } from './launch.mjs';
import { timeKeys } from './measure-form.mjs';

const rowsOfRun = 24_000;
const rowsToScroll = 50_000;
/** The practice site of the program: as many records and free keys as the rows name. */
const siteSize = { ACTORLINK_PRACTICE_COMPANIES: '45000', ACTORLINK_PRACTICE_LINKS: '5' };
/** Plans are made without a request. */
const nowhere = { access: { url: 'http://127.0.0.1:9/', user: 'nobody', password: 'nothing' } };

/** Typing in the search of a plan's rows while the plan is carried out as fast as it goes, on the program's practice site. */
export async function measureFluent(runtime, built) {
  return withPlan(runtime, built, rowsOfRun, async ({ app, page, planId }) => {
    const search = page.getByRole('searchbox', { name: 'Search rows' });
    const idle = await timeKeys(page, search);
    await page.evaluate(startRun, { planId, expectedRows: rowsOfRun });
    await app.evaluate(watchLoop);
    const before = await page.evaluate(countDone, planId);
    const keys = await timeKeys(page, search);
    const done = await page.evaluate(countDone, planId);
    const longestBlockMs = await app.evaluate(endWatch);
    // The program asks before it ends in the middle of a run.
    await page.evaluate(cancelRun, planId);
    if (done === rowsOfRun) throw new Error('The run was over before the last key was typed.');
    const about = { rows: rowsOfRun, sentMeanwhile: done - before };
    return [
      {
        goal: 'fluent',
        what: 'keystroke to paint in the rows of a plan while its run goes, 95th percentile',
        measured: round(percentile(keys, 0.95), 1),
        unit: 'ms',
        atMost: 16,
        medianMs: round(median(keys), 1),
        withoutRunP95Ms: round(percentile(idle, 0.95), 1),
        ...about,
      },
      {
        goal: 'fluent',
        what: 'the longest block of the main process meanwhile',
        measured: round(longestBlockMs, 1),
        unit: 'ms',
        atMost: 50,
        ...about,
      },
    ];
  });
}

/** P16: the list of 50,000 rows of a plan. */
export function measureScrolling(runtime, built) {
  return withPlan(runtime, built, rowsToScroll, async ({ page, label }) => {
    const columns = '60px 120px 1.6fr 0.8fr 2fr 100px';
    return compareScrollingOf(page, {
      goal: 'P16',
      what: 'rows',
      label,
      total: rowsToScroll,
      rowPx: 40,
      columns,
    });
  });
}

/** The program with one plan of so many rows that a check has found ready, open on its page. */
async function withPlan(runtime, built, rows, work) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'actorlink-bench-'));
  Object.assign(process.env, siteSize);
  try {
    const load = await built.open(nowhere, dataFolder);
    const planId = await load.makePlan(rows, 0);
    await load.close();
    const { app, page, stop } = await launchApp(runtime, inProject(), dataFolder);
    try {
      await waitUntilReady(page);
      await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
      await page.getByRole('button', { name: 'Open the plan Go-live' }).click();
      const grid = page.getByRole('grid', { name: /^Rows of / });
      await grid.waitFor();
      const label = await grid.getAttribute('aria-label');
      return await work({ app, page, planId, label });
    } finally {
      await stop();
    }
  } finally {
    for (const name of Object.keys(siteSize)) delete process.env[name];
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs in the page. */
async function startRun({ planId, expectedRows }) {
  const settings = { atOnce: 16, perSecond: null, readBack: 'as-it-goes', pauseAfterPilot: false };
  const result = await window.actorlink.plans.startRun({ planId, retryOf: null, expectedRows, settings });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
}

/** Runs in the page: how many rows of the run have come to an end. */
async function countDone(planId) {
  const { data } = await window.actorlink.plans.listRuns({ planId });
  const { total, counts } = data[0];
  return total - counts.Ready - counts.Sending;
}

/** Runs in the page. */
async function cancelRun(planId) {
  const { data } = await window.actorlink.plans.listRuns({ planId });
  await window.actorlink.plans.cancelRun({ runId: data[0].runId });
}

/** Runs in the main process. */
function watchLoop() {
  const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
  globalThis.loopDelay = monitorEventLoopDelay({ resolution: 5 });
  globalThis.loopDelay.enable();
}

/** Runs in the main process: the longest time in which nobody else had a turn, in ms. */
function endWatch() {
  globalThis.loopDelay.disable();
  return globalThis.loopDelay.max / 1e6;
}
