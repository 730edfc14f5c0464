import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inProject } from '../prepare/project.mjs';
import { launchApp, median, round, waitUntilReady } from './launch.mjs';

const manySites = 5_000;
const savedAmong = 4_303;
const starts = 10;
const saves = 25;

/**
 * What the number of sites costs: the start to the usable form with thousands of them against the start with one, in
 * turns, and the saving of one among thousands, as the page waits for it. The first of each is thrown away.
 */
export async function measure(runtime) {
  const one = await makeFolder(1);
  const many = await makeFolder(manySites);
  const among = await makeFolder(savedAmong);
  try {
    const ones = [];
    const manys = [];
    for (let turn = 0; turn <= starts; turn += 1) {
      ones.push(await timeStart(runtime, one));
      manys.push(await timeStart(runtime, many));
    }
    const ratios = ones.slice(1).map((ms, turn) => manys[turn + 1] / ms);
    return [
      {
        goal: 'start with many sites',
        what: `start to usable form with ${manySites} sites, against one site`,
        measured: round(median(manys.slice(1)) / median(ones.slice(1)), 3),
        unit: 'ratio',
        atMost: 1.05,
        ms: round(median(manys.slice(1)), 0),
        oneMs: round(median(ones.slice(1)), 0),
        medianOfRatios: round(median(ratios), 3),
        starts,
      },
      await timeSaves(runtime, among),
    ];
  } finally {
    for (const folder of [one, many, among])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function timeStart(runtime, folder) {
  const { page, spawnedAt, stop } = await launchApp(runtime, inProject(), folder);
  await waitUntilReady(page);
  const readyAt = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('actorlink-ready')[0].startTime,
  );
  await stop();
  return readyAt - spawnedAt;
}

async function timeSaves(runtime, folder) {
  const { page, stop } = await launchApp(runtime, inProject(), folder);
  await waitUntilReady(page);
  const times = await page.evaluate(
    async ([count, form]) => {
      const bridge = window.actorlink;
      await bridge.sites.list();
      const took = [];
      for (let turn = 0; turn <= count; turn += 1) {
        const from = performance.now();
        const saved = await bridge.sites.save({ ...form, id: 'site-2000', customer: `Kunde ${turn}` });
        took.push(performance.now() - from);
        if (!saved.ok) throw new Error(saved.error.code);
        // The page asks for the whole list after each, which is not what is measured.
        await bridge.sites.list();
      }
      return took;
    },
    [saves, { ...toForm(makeSite(2_000)), secrets: { password: 'hemmelig-passord' } }],
  );
  await stop();
  return {
    goal: 'save of a site',
    what: `saving one of ${savedAmong} sites with its password, as the page waits for it`,
    measured: round(median(times.slice(1)), 1),
    unit: 'ms',
    atMost: 50,
    slowest: round(Math.max(...times.slice(1)), 1),
    saves,
  };
}

async function makeFolder(count) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-bench-sites-'));
  const sites = Array.from({ length: count }, (_, index) => makeSite(index));
  await writeFile(path.join(folder, 'sites.json'), JSON.stringify({ version: 3, sites }));
  await writeFile(path.join(folder, 'preferences.json'), JSON.stringify({ version: 1, siteId: 'site-0' }));
  return folder;
}

function makeSite(index) {
  return {
    id: `site-${index}`,
    name: `Kunde ${index} Entreprenør AS`,
    address: `https://crm${index}.example.com/SuperOffice`,
    environment: index % 3 === 0 ? 'production' : 'test',
    allowHttp: false,
    customer: `Kunde ${index % 700}`,
    signIn: { scheme: 'basic', userName: `bruker${index}`, askEachTime: false },
    requests: {
      acceptLanguage: 'nb-NO',
      soLanguage: '',
      soCulture: '',
      soTimeZone: '',
      readTimeoutSeconds: 60,
      writeTimeoutSeconds: 120,
      requestsPerSecond: 10,
    },
    network: { authority: null, compatibilityMode: false },
    lastUsedAt: null,
  };
}

function toForm({ lastUsedAt: _lastUsedAt, ...form }) {
  return form;
}
