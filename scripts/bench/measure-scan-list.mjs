import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from '../prepare/project.mjs';
import { launchApp, median, percentile, round, waitUntilReady } from './launch.mjs';
import { readMemoryMb } from './measure-memory.mjs';
import { loadBuilt, startSite } from './measure-scan.mjs';

const runs = 3;
const idleMs = 8_000;
const frames = 240;
const pxPerFrame = 700;
const longFrameMs = 25;

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
    const own = [];
    const plain = [];
    for (let run = 0; run < runs; run += 1) {
      plain.push(...(await page.evaluate(scrollPlainList, { found, frames, pxPerFrame })));
      own.push(...(await page.evaluate(scrollOwnList, { frames, pxPerFrame })));
    }
    const share = (times) => times.filter((ms) => ms > longFrameMs).length / times.length;
    const p95 = { own: percentile(own, 0.95), plain: percentile(plain, 0.95) };
    return [
      {
        goal: 'scan scrolling',
        what: `frames of the list of ${found} results, against a list written by hand (95 %)`,
        measured: round(p95.own / p95.plain),
        unit: 'ratio',
        atMost: 1.05,
        ms: round(p95.own, 1),
        anchorMs: round(p95.plain, 1),
      },
      {
        goal: 'scan scrolling',
        what: `frames of the list above ${longFrameMs} ms`,
        measured: round(share(own) * 100, 1),
        unit: '%',
        atMost: 2,
        anchor: round(share(plain) * 100, 1),
      },
    ];
  } finally {
    await stop();
  }
}

/** Runs in the page: how long each frame took while the list was scrolled. */
function scrollOwnList({ frames: count, pxPerFrame: px }) {
  const scroller = document.querySelector('[role=grid][aria-label="Linked records"]').parentElement;
  scroller.scrollTop = 0;
  return new Promise((resolve) => {
    const times = [];
    let before = null;
    const step = (now) => {
      if (before !== null) times.push(now - before);
      before = now;
      if (times.length === count) return resolve(times);
      scroller.scrollTop += px;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

/** Runs in the page: the same with a list that does nothing but show its rows, five cells each. */
function scrollPlainList({ found: total, frames: count, pxPerFrame: px }) {
  const rowPx = 54;
  const scroller = document.createElement('div');
  scroller.style.cssText = 'position:fixed;inset:120px 0 0 0;overflow:auto;z-index:99;background:Canvas';
  const body = document.createElement('div');
  body.style.cssText = `position:relative;height:${total * rowPx}px`;
  scroller.append(body);
  document.body.append(scroller);
  const shown = new Map();
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowPx) - 8);
    const last = Math.min(total - 1, Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowPx) + 8);
    for (const [index, row] of shown) {
      if (index >= first && index <= last) continue;
      row.remove();
      shown.delete(index);
    }
    for (let index = first; index <= last; index += 1) {
      if (shown.has(index)) continue;
      const row = document.createElement('div');
      row.style.cssText = `position:absolute;top:${index * rowPx}px;height:${rowPx}px;width:100%;display:grid;grid-template-columns:188px 1fr 1fr 1.5fr 172px`;
      for (let cell = 0; cell < 5; cell += 1) {
        const box = document.createElement('div');
        box.append(`Row ${index}`, document.createElement('br'), `Cell ${cell}`);
        row.append(box);
      }
      body.append(row);
      shown.set(index, row);
    }
  };
  scroller.addEventListener('scroll', draw);
  draw();
  return new Promise((resolve) => {
    const times = [];
    let before = null;
    const step = (now) => {
      if (before !== null) times.push(now - before);
      before = now;
      if (times.length === count) {
        scroller.remove();
        return resolve(times);
      }
      scroller.scrollTop += px;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}
