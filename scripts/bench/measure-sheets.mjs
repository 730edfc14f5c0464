import { createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const rowCount = 50_000;
const columnCount = 30;
const rounds = 5;
const largeRows = 100_000;

/**
 * A sheet of 50,000 × 30: every cell out of a text file against reading its lines, and out of a workbook against the
 * fastest reader that we know; and how soon the first rows of 100,000 × 30 are there, from the thread that the program
 * runs. CPU time: other work on this computer then counts for neither side.
 */
export async function measure() {
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'sheet-load-'));
  try {
    const { openBook, readXlsx, writeXlsx } = await loadBuilt(folder);
    const rows = createRows(rowCount);
    const text = path.join(folder, 'rows.csv');
    writeFileSync(text, rows.map((row) => row.join(';')).join('\r\n'));
    const workbook = path.join(folder, 'rows.xlsx');
    writeFileSync(workbook, await writeXlsx({ sheets: [{ name: 'Rows', rows }] }));
    const readOwn = (file) => readAll(openBook, file);
    const csv = await compare({ own: () => readOwn(text), anchor: () => readLines(text) });
    const xlsx = await compare({
      own: () => readOwn(workbook),
      anchor: async () => (await readXlsx(readFileSync(workbook))).sheets[0].rows.length,
    });
    const large = path.join(folder, 'large.csv');
    writeFileSync(
      large,
      createRows(largeRows)
        .map((row) => row.join(';'))
        .join('\n'),
    );
    return [
      { ...toLine('parse of a text file', csv), atMost: 2.5, anchor: 'reading its lines' },
      { ...toLine('parse of a workbook, with formats', xlsx), atMost: 1.1, anchor: 'hucre, without formats' },
      ...(await measureFirstRows({
        [`${largeRows} rows of text`]: large,
        [`${rowCount} rows of a workbook`]: workbook,
      })),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function toLine(what, { own, anchor }) {
  const ratios = own.map((ms, turn) => ms / anchor[turn]);
  return {
    goal: 'P19',
    what: `${what}, ${rowCount} × ${columnCount}`,
    measured: round(median(ratios)),
    unit: 'ratio of CPU time',
    cpuMs: Math.round(median(own)),
    anchorCpuMs: Math.round(median(anchor)),
  };
}

/** Names, keys, amounts and texts, some of them in every row anew. */
function createRows(count) {
  const header = [
    'Kundenr',
    'Navn',
    ...Array.from({ length: columnCount - 2 }, (_, index) => `Kolonne ${index}`),
  ];
  const cell = (row, column) =>
    [row * column, row / 100, `tekst ${row % 500}`, `unik ${row}-${column}`][column % 4];
  return [
    header,
    ...Array.from({ length: count }, (_, row) => [
      String(10_000 + row),
      `Fjord Rør & Sanitær ${row} AS`,
      ...Array.from({ length: columnCount - 2 }, (_cell, column) => cell(row, column)),
    ]),
  ];
}

async function readAll(openBook, file) {
  const book = await openBook(readFileSync(file), { encoding: null, separator: null });
  const { facts, done } = book.read(book.active, () => undefined);
  await done;
  let cells = 0;
  for (let at = 0; at < facts.rows.count(); at += 1) cells += facts.rows.read(at).cells.length;
  if (cells < rowCount * columnCount) throw new Error(`Only ${cells} cells were read.`);
}

async function readLines(file) {
  let characters = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) characters += line.length;
  if (characters === 0) throw new Error('No line was read.');
}

/** Both sides in turn, round by round; the first round only warms up. */
async function compare(sides) {
  const measured = {};
  for (let turn = -1; turn < rounds; turn += 1) {
    for (const [name, work] of Object.entries(sides)) {
      globalThis.gc?.();
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      if (turn >= 0) (measured[name] ??= []).push((user + system) / 1_000);
    }
  }
  return measured;
}

const firstRowsMs = 1_000;

async function measureFirstRows(files) {
  const entry = inProject('out', 'main', 'sheet-thread.js');
  const lines = [];
  for (const [what, file] of Object.entries(files)) {
    const times = [];
    for (let turn = 0; turn < rounds; turn += 1) times.push(await timeFirstRows(entry, file));
    lines.push({
      goal: 'sheets',
      what: `first rows in sight: ${what}`,
      measured: Math.round(median(times)),
      unit: 'ms',
      atMost: firstRowsMs,
    });
  }
  return lines;
}

async function timeFirstRows(entry, file) {
  const before = performance.now();
  const worker = new Worker(entry, { workerData: { read: { file } } });
  worker.postMessage({ id: 1, kind: 'preview', changes: {} }, []);
  const answer = await new Promise((resolve, reject) => {
    worker.on('message', (message) => message.id === 1 && resolve(message));
    worker.on('error', reject);
  });
  const ms = performance.now() - before;
  await worker.terminate();
  if (!answer.ok || answer.result.rows.length === 0) throw new Error('There were no rows.');
  return ms;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function loadBuilt(folder) {
  const entry = path.join(folder, 'entry.ts');
  const source = JSON.stringify(inProject('electron', 'sheets', 'open-book.ts'));
  writeFileSync(
    entry,
    `export { openBook } from ${source};\nexport { readXlsx, writeXlsx } from 'hucre/xlsx';\n`,
  );
  await build({
    configFile: false,
    root: inProject(),
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: path.join(folder, 'built'),
      target: 'node20',
      rollupOptions: { output: { format: 'es', entryFileNames: 'sheets.mjs', codeSplitting: false } },
    },
  });
  return import(pathToFileURL(path.join(folder, 'built', 'sheets.mjs')).href);
}
