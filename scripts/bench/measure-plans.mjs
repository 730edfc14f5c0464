import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';
import { measureFluent, measureScrolling } from './measure-plan-window.mjs';
import { buildPlanLoad } from './plan-load.mjs';
import { startPlanSite } from './plan-site.mjs';

const rowsOfRun = 5_000;
const rounds = 3;

export const goals = ['P7', 'P8', 'long', 'check', 'fluent', 'P16'];

const againstBare = [
  { goal: 'P7', delayMs: 20, atOnce: 6, atLeast: 0.95 },
  { goal: 'P7', delayMs: 20, atOnce: 16, atLeast: 0.95 },
  { goal: 'P8', delayMs: 0, atOnce: 16, atLeast: 0.7 },
];

/**
 * Runs of link plans against bare requests of Node: the very requests that the run sent, reads and all, to the same site in
 * a process of its own, at the same concurrency, each round both. Then what a long run costs in memory and in time per row,
 * how long a check takes, and how fluent the window of the program is meanwhile.
 */
export async function* measure(runtime, wanted) {
  const built = await buildPlanLoad();
  try {
    for (const about of againstBare.filter(({ goal }) => wanted.includes(goal)))
      yield await compareRun(about, built);
    if (wanted.includes('long')) yield* await measureLong(built);
    if (wanted.includes('check')) yield* await measureCheck(built);
    if (wanted.includes('fluent')) yield* measureFluent(runtime, built);
    if (wanted.includes('P16')) yield* await measureScrolling(runtime, built);
  } finally {
    built.close();
  }
}

async function compareRun({ goal, delayMs, atOnce, atLeast }, built) {
  const site = await startPlanSite();
  const load = await built.open(site);
  try {
    const [runMs, bareMs, requests, cpuMs] = [[], [], [], []];
    // One more round than counts: the first is to warm up.
    for (let turn = 0; turn <= rounds; turn += 1) {
      const planId = await load.makePlan(rowsOfRun, 0);
      await site.setDelay(delayMs);
      load.capture();
      const cpu = process.cpuUsage();
      const startMs = performance.now();
      await load.run(planId, rowsOfRun, { atOnce });
      const tookMs = performance.now() - startMs;
      const { user, system } = process.cpuUsage(cpu);
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
      cpuMs.push((user + system) / 1_000);
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
      cpuMsPerRow: round(median(cpuMs) / rowsOfRun, 3),
    };
  } finally {
    await load.close();
    site.close();
  }
}

/** Each in a process of its own, so that none has another's memory. */
async function measureLong(built) {
  const sizes = [1_000, 10_000, 100_000];
  const [taken, held] = [[], []];
  for (const rows of sizes) taken.push(await runAlone(built, { rows, memory: 'taken' }));
  // How much of its garbage V8 keeps depends on how long a process works, whatever it works on.
  for (const rows of sizes.slice(1)) held.push(await runAlone(built, { rows, memory: 'held' }));
  const [small, , large] = taken;
  const [heldMb, takenMb] = [held, taken].map((runs) => runs.map((one) => round(one.overIdleMb, 1)));
  return [
    {
      goal: 'memory of a run',
      what: `megabytes over idle of a run of ${sizes[2]} rows, with what is not collected yet`,
      measured: round(large.overIdleMb, 1),
      unit: 'MB',
      atMost: 150,
      takenMb,
    },
    {
      goal: 'memory of a run, growth',
      what: `what a run of ${sizes[2]} rows holds over idle, against one of ${sizes[1]}`,
      measured: round(held[1].overIdleMb / held[0].overIdleMb, 2),
      unit: 'ratio',
      atMost: 1.15,
      heldMb,
    },
    {
      goal: 'time of a run, growth',
      what: `time per row of ${sizes[2]} rows, against ${sizes[0]}`,
      measured: round(large.msPerRow / small.msPerRow, 2),
      unit: 'ratio',
      atMost: 1.1,
      msPerRow: taken.map(({ msPerRow }) => round(msPerRow, 3)),
      cpuMsPerRow: taken.map(({ cpuMsPerRow }) => round(cpuMsPerRow, 3)),
    },
    {
      goal: 'block of the main thread',
      what: `the longest of a run of ${sizes[2]} rows`,
      measured: round(large.longestBlockMs, 1),
      unit: 'ms',
      atMost: 50,
    },
  ];
}

async function runAlone(built, { rows, memory }) {
  const site = await startPlanSite();
  const about = JSON.stringify({ module: built.module, rows, memory, options: built.describe(site) });
  const child = fork(inProject('scripts', 'bench', 'long-run.mjs'), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, ABOUT: about },
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The run of ${rows} rows ended with ${code}.`);
  });
  const [answer] = await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
  child.disconnect();
  site.close();
  return answer;
}

async function measureCheck(built) {
  const site = await startPlanSite();
  const load = await built.open(site);
  try {
    await load.check(await load.makeUnchecked(5_000, 0));
    const planId = await load.makeUnchecked(50_000, 0);
    const before = load.countRequests();
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const cpu = process.cpuUsage();
    const startMs = performance.now();
    const ready = await load.check(planId);
    const ms = performance.now() - startMs;
    const { user, system } = process.cpuUsage(cpu);
    delay.disable();
    const check = {
      goal: 'P19, check',
      what: 'seconds for the check of 50,000 rows on a site that answers at once',
      measured: round(ms / 1_000, 2),
      unit: 's',
      atMost: 5,
      ready,
      requests: load.countRequests() - before,
      cpuSeconds: round((user + system) / 1e6, 2),
    };
    const block = {
      goal: 'P19, check',
      what: 'the longest block of the main thread meanwhile',
      measured: round(delay.max / 1e6, 1),
      unit: 'ms',
      atMost: 50,
    };
    return [check, block];
  } finally {
    await load.close();
    site.close();
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
