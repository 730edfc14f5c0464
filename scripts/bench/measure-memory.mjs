import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from '../prepare/project.mjs';
import { launchApp, median, round, waitUntilReady } from './launch.mjs';

const idleMs = 10_000;
const runs = 3;

/** P4: memory of all processes (proportional share) ten seconds after the start. Linux only, where it can be read. */
export async function measure(runtime) {
  if (process.platform !== 'linux') return [];
  const bare = [];
  const own = [];
  // In turns: what processes share with others on the machine counts less, and that changes with the others.
  for (let run = 0; run < runs; run += 1) {
    bare.push(await measureIdle(runtime, inProject('scripts', 'bench', 'bare-app'), false));
    own.push(await measureIdle(runtime, inProject(), true));
  }
  const [bareMb, ownMb] = [median(bare), median(own)];
  return [
    {
      goal: 'P4',
      what: 'idle memory of all processes, practice site in use',
      measured: round(ownMb / bareMb),
      unit: 'ratio',
      atMost: 1.2,
      mb: round(ownMb, 0),
      anchor: 'bare Electron window',
      anchorMb: round(bareMb, 0),
    },
  ];
}

async function measureIdle(runtime, folder, isOwn) {
  const { app, page, stop } = await launchApp(runtime, folder);
  if (isOwn) await waitUntilReady(page);
  await pause(idleMs);
  const mb = await readMemoryMb(app);
  await stop();
  return mb;
}

/** The proportional share of all processes of a program. */
export async function readMemoryMb(app) {
  const pids = await listTree(app.process().pid);
  const shares = await Promise.all(pids.map(readShareMb));
  return shares.reduce((sum, mb) => sum + mb, 0);
}

async function listTree(root) {
  const parents = new Map();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

async function readShareMb(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024;
}
