import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../prepare/project.mjs';
import { launchApp, median, percentile, round, waitUntilReady } from './launch.mjs';

const rowCount = 1_000;
const keyCount = 60;
const mountRuns = 5;
const pauseBetweenKeysMs = 80;

/** P13 and P15: typing in and mounting a form of 1,000 field values, against a page with one input and a plain table. */
export async function measure(runtime) {
  const bare = await launchApp(runtime, inProject('scripts', 'bench', 'bare-app'));
  const singleInput = await timeKeys(bare.page, bare.page.locator('#single'));
  const plainMounts = [];
  for (let run = 0; run < mountRuns; run += 1)
    plainMounts.push(await bare.page.evaluate(mountPlainTable, rowCount));
  await bare.stop();

  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-bench-'));
  await saveLargeDraft(runtime, dataFolder);
  const own = await launchApp(runtime, inProject(), dataFolder);
  await waitUntilReady(own.page);
  await own.page.getByRole('row', { name: /Field 0001/ }).waitFor();
  await own.page.addInitScript(watchRows);
  const mounts = [];
  for (let run = 0; run < mountRuns; run += 1) mounts.push(await timeMount(own.page));
  const box = await editFirstRow(own.page);
  const keys = await timeKeys(own.page, box);
  await own.stop();
  await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  return [
    {
      goal: 'P13',
      what: 'keystroke to paint, 95th percentile',
      measured: round(percentile(keys, 0.95), 1),
      unit: 'ms',
      atMost: 10,
      medianMs: round(median(keys), 1),
      anchor: 'a page with one input',
      anchorMedianMs: round(median(singleInput), 1),
      anchorP95Ms: round(percentile(singleInput, 0.95), 1),
      rows: rowCount,
    },
    {
      goal: 'P15',
      what: 'mount of the field values',
      measured: round(median(mounts) / median(plainMounts)),
      unit: 'ratio',
      atMost: 0.5,
      ms: round(median(mounts), 0),
      anchor: 'a plain HTML table with all rows',
      anchorMs: round(median(plainMounts), 0),
      rows: rowCount,
    },
  ];
}

/** Leaves a half-filled by-hand form behind, as a user would, for the next start to find. */
async function saveLargeDraft(runtime, dataFolder) {
  const { page, stop } = await launchApp(runtime, inProject(), dataFolder);
  await waitUntilReady(page);
  const result = await page.evaluate((count) => {
    const rows = Array.from({ length: count }, (_, index) => ({
      id: `row-${index}`,
      crmFieldKey: `KEY${index}`,
      displayName: `Field ${String(index + 1).padStart(4, '0')}`,
      crm: null,
      erp: null,
      value: `value ${index}`,
      displayValue: '',
      source: 'typed',
      syncToCrm: index % 2 === 0,
      syncToErp: index % 3 === 0,
    }));
    const draft = {
      byHand: true,
      erpConnectionId: 1,
      erpConnectionName: '',
      crmActorType: 'Contact',
      crmRecordId: 1,
      crmName: '',
      erpActorType: 'Customer',
      erpKey: '10014',
      erpName: '',
      siteAddress: '',
      rows,
    };
    return window.actorlink.drafts.save({ siteId: 'practice', draft });
  }, rowCount);
  if (!result.ok) throw new Error(`The draft was not saved: ${JSON.stringify(result.error)}`);
  await stop();
}

async function editFirstRow(page) {
  await page
    .getByRole('row', { name: /Field 0001/ })
    .getByRole('button')
    .first()
    .click();
  return page.getByRole('textbox', { name: 'Value', exact: true });
}

/** From each key to the next frame, in ms. */
export async function timeKeys(page, box) {
  await box.focus();
  await page.evaluate(() => {
    globalThis.keyTimes = [];
    const watch = (event) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () =>
          globalThis.keyTimes.push(performance.now() - event.timeStamp),
        );
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    };
    globalThis.watching = new AbortController();
    addEventListener('keydown', watch, { capture: true, signal: globalThis.watching.signal });
  });
  for (let key = 0; key < keyCount; key += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(pauseBetweenKeysMs);
  }
  return page.evaluate(() => {
    globalThis.watching.abort();
    return globalThis.keyTimes;
  });
}

/** Runs in the page: a table of inputs with all rows in it, from nothing to the frame after. */
function mountPlainTable(count) {
  const startedAt = performance.now();
  const table = document.createElement('table');
  for (let index = 0; index < count; index += 1) {
    const row = table.insertRow();
    for (const type of ['text', 'text', 'checkbox', 'checkbox']) {
      const input = document.createElement('input');
      input.type = type;
      if (type === 'text') input.value = `value ${index}`;
      row.insertCell().append(input);
    }
  }
  document.body.append(table);
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        resolve(performance.now() - startedAt);
        table.remove();
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  });
}

/** Loads the page anew and times the form: from the moment its screen is there to the frame that shows the rows. */
async function timeMount(page) {
  await page.reload();
  const rowsAt = await page.evaluate(() => globalThis.rowsShown);
  const screenAt = await page.evaluate(() => performance.getEntriesByName('actorlink-ready')[0].startTime);
  return rowsAt - screenAt;
}

/** Runs in the page before its own script: notes when the first row has been painted. */
function watchRows() {
  globalThis.rowsShown = new Promise((resolve) => {
    const hasRows = () =>
      [...document.querySelectorAll('tr')].some((row) => row.textContent.includes('Field 0001'));
    const look = () => {
      if (!hasRows()) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve(performance.now()));
      channel.port1.start();
      return channel.port2.postMessage(null);
    };
    look();
  });
}
