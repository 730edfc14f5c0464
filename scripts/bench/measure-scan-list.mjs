import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from '../prepare/project.mjs';
import { launchApp, median, round, waitUntilReady } from './launch.mjs';
import { readMemoryMb } from './measure-memory.mjs';
import { loadBuilt, startSite } from './measure-scan.mjs';
import { compareScrollingOf } from './compare-scrolling.mjs';

const runs = 3;
/** What the program does in its first idle moments is over by then. */
const idleMs = 8_000;

/**
 * The list of 10,000 results in the program: its memory beside that of a list of one, and its scrolling beside a list that
 * is written by hand for this one purpose, in the same window. Memory on Linux alone, where it can be read.
 */
export async function measure(runtime) {
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-bench-'));
  const few = path.join(folder, 'few');
  const many = path.join(folder, 'many');
  try {
    const found = await fillFolders({ few, many });
    const memory = process.platform === 'linux' ? [await compareMemory(runtime, { few, many, found })] : [];
    return [...memory, ...(await compareScrolling(runtime, many, found))];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Data folders of the program with a scan each; returns how many results the larger one has. */
async function fillFolders({ few, many }) {
  const site = await startSite();
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const built = mkdtempSync(path.join(cache, 'scan-load-'));
  try {
    const { openScanLoad } = await loadBuilt(built);
    const scanInto = async (folder, keys) => {
      mkdirSync(folder, { recursive: true });
      const databaseEntry = inProject('out', 'main', 'database-thread.js');
      const load = await openScanLoad({ ...site.access, folder, databaseEntry });
      const { found } = await load.scan(keys);
      await load.close();
      return found;
    };
    await scanInto(few, ['no such key']);
    return await scanInto(many, null);
  } finally {
    site.close();
    rmSync(built, { recursive: true, force: true });
  }
}

async function openList(runtime, dataFolder) {
  const program = await launchApp(runtime, inProject(), dataFolder);
  await waitUntilReady(program.page);
  await program.page.getByRole('navigation').getByRole('link', { name: 'Mismatches' }).click();
  await program.page.getByRole('grid', { name: 'Linked records' }).waitFor();
  return program;
}

async function compareMemory(runtime, { few, many, found }) {
  const mb = { few: [], many: [] };
  for (let run = 0; run < runs; run += 1) {
    for (const [name, folder] of [
      ['few', few],
      ['many', many],
    ]) {
      const { app, stop } = await openList(runtime, folder);
      await pause(idleMs);
      mb[name].push(await readMemoryMb(app));
      await stop();
    }
  }
  return {
    goal: 'scan memory',
    what: `all processes with ${found} results in the list, against a list of one`,
    measured: round(median(mb.many) / median(mb.few)),
    unit: 'ratio',
    atMost: 1.15,
    mb: round(median(mb.many), 0),
    anchorMb: round(median(mb.few), 0),
  };
}

async function compareScrolling(runtime, folder, found) {
  const { page, stop } = await openList(runtime, folder);
  try {
    await pause(idleMs);
    const about = { label: 'Linked records', total: found, rowPx: 54, columns: '188px 1fr 1fr 1.5fr 172px' };
    return await compareScrollingOf(page, { goal: 'scan scrolling', what: 'results', ...about });
  } finally {
    await stop();
  }
}
