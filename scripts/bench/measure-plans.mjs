import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';
import { startPlanSite } from './plan-site.mjs';

const rowsOfRun = 5_000;
const rounds = 3;

/**
 * Runs of link plans against bare requests of Node: the very requests that the run sent, reads and all, to the same site in
 * a process of its own, at the same concurrency, each round both. Then what a long run costs in memory and in time per row,
 * and how long a check takes.
 */
export async function measure() {
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'run-load-'));
  try {
    const built = await buildLoad(folder);
    const lines = [];
    for (const about of [
      { goal: 'P7', delayMs: 20, atOnce: 6, atLeast: 0.95 },
      { goal: 'P7', delayMs: 20, atOnce: 16, atLeast: 0.95 },
      { goal: 'P8', delayMs: 0, atOnce: 16, atLeast: 0.7 },
    ])
      lines.push(await compareRun(about, built, folder));
    return [...lines, ...(await measureLong(built, folder)), await measureCheck(built, folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareRun({ goal, delayMs, atOnce, atLeast }, built, folder) {
  const site = await startPlanSite();
  const { openRunLoad } = await import(built);
  const load = await openRunLoad({ ...site.access, ...places(folder) });
  try {
    const [runMs, bareMs, requests] = [[], [], []];
    // One more round than counts: the first is to warm up.
    for (let turn = 0; turn <= rounds; turn += 1) {
      const planId = await load.makePlan(rowsOfRun, 0);
      await site.setDelay(delayMs);
      load.capture();
      const startMs = performance.now();
      await load.run(planId, rowsOfRun, { atOnce });
      const tookMs = performance.now() - startMs;
      const sent = load.takeSent();
      await site.setDelay(0);
      await site.reset();
      await site.setDelay(delayMs);
      const bare = await site.sendAll(sent, atOnce);
      await site.setDelay(0);
      await site.reset();
      if (turn === 0) continue;
      runMs.push(tookMs);
      bareMs.push(bare);
      requests.push(sent.length);
    }
    return {
      goal: `${goal}: ${delayMs} ms site, ${atOnce} at a time`,
      what: 'rows a second of a run, against the same requests sent barely',
      measured: round(median(runMs.map((ms, turn) => bareMs[turn] / ms)), 3),
      unit: 'ratio',
      atLeast,
      rows: rowsOfRun,
      requests: median(requests),
      rowsPerSecond: Math.round((rowsOfRun / median(runMs)) * 1_000),
    };
  } finally {
    await load.close();
    site.close();
  }
}

/** What carries runs out, on a site of its own; whoever closes it leaves nothing behind. */
export async function openLoad(site) {
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'run-load-'));
  const { openRunLoad } = await import(await buildLoad(folder));
  const load = await openRunLoad({ ...site.access, ...places(folder) });
  const close = async () => {
    await load.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...load, close };
}

/** Each size in a process of its own, so that neither has the other's memory. */
async function measureLong(built, folder) {
  const sizes = [1_000, 10_000, 90_000];
  const measured = [];
  for (const rows of sizes) {
    const site = await startPlanSite();
    const child = fork(inProject('scripts', 'bench', 'long-run.mjs'), {
      execArgv: ['--expose-gc'],
      env: { ...process.env, ABOUT: JSON.stringify({ built, rows, ...site.access, ...places(folder) }) },
    });
    const [answer] = await once(child, 'message');
    child.disconnect();
    site.close();
    measured.push(answer);
  }
  const [small, middle, large] = measured;
  return [
    {
      goal: 'memory of a run',
      what: `megabytes over idle of a run of ${sizes[2]} rows`,
      measured: round(large.overIdleMb, 1),
      unit: 'MB',
      atMost: 150,
    },
    {
      goal: 'memory of a run, growth',
      what: `the same, against a run of ${sizes[1]} rows`,
      measured: round(large.overIdleMb / middle.overIdleMb, 2),
      unit: 'ratio',
      atMost: 1.15,
    },
    {
      goal: 'time of a run, growth',
      what: `time per row of ${sizes[2]} rows, against ${sizes[0]}`,
      measured: round(large.msPerRow / small.msPerRow, 2),
      unit: 'ratio',
      atMost: 1.1,
      msPerRow: measured.map(({ msPerRow }) => round(msPerRow, 3)),
      // The longest time for which the main thread did nothing else, and the share of it that it was busy.
      longestBlockMs: round(large.longestBlockMs, 1),
    },
  ];
}

async function measureCheck(built, folder) {
  const site = await startPlanSite();
  const { openRunLoad } = await import(built);
  const load = await openRunLoad({ ...site.access, ...places(folder) });
  try {
    await load.check(5_000, 0);
    const before = load.countRequests();
    const { ms, ready } = await load.check(50_000, 0);
    return {
      goal: 'P19, check',
      what: 'seconds for the check of 50,000 rows on a site that answers at once',
      measured: round(ms / 1_000, 2),
      unit: 's',
      atMost: 5,
      ready,
      requests: load.countRequests() - before,
    };
  } finally {
    await load.close();
    site.close();
  }
}

function places(folder) {
  return {
    folder: mkdtempSync(path.join(folder, 'data-')),
    databaseEntry: inProject('out', 'main', 'database-thread.js'),
  };
}

/** The project's own source, bundled as it is shipped. */
async function buildLoad(folder) {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: inProject('electron', 'runs', 'testing', 'run-load.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'run-load.mjs' } },
    },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  return pathToFileURL(path.join(folder, 'run-load.mjs')).href;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
