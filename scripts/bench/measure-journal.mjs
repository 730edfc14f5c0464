import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const entryCount = 100_000;
const rounds = 7;
const longestAnswerMs = 100;
const longestBlockMs = 16;

/** The activity of a long life, asked as the page asks, with the built thread of the database. */
export async function measure() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-journal-'));
  const server = await startVite();
  try {
    const modules = await loadModules(server);
    const open = () => openRecords(modules, path.join(folder, 'actorlink.db'));
    await fill(await open(), modules);
    return await measureAnswers(open);
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const all = { text: '', states: [], page: 0 };
const questions = {
  'activity of 100,000 entries: filter by one state': [{ ...all, states: ['Failed'] }],
  'activity of 100,000 entries: filter by two states': [{ ...all, states: ['Sent', 'Different'] }],
  'activity of 100,000 entries: page 1,000': [{ ...all, page: 1_000 }],
  'activity of 100,000 entries: page 300 of two states': [{ ...all, states: ['Sent', 'Failed'], page: 300 }],
  'activity of 100,000 entries: search, nothing found': [{ ...all, text: 'no such words' }],
  'activity of 100,000 entries: search, few found': [{ ...all, text: 'rør 99421' }],
  'activity of 100,000 entries: search, all found': [{ ...all, text: 'kari a' }],
  'activity of 100,000 entries: search within two states': [
    { ...all, text: 'sanitær', states: ['Sent', 'Failed'] },
  ],
};

async function measureAnswers(open) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const opened = [];
  let records;
  for (let time = 0; time < rounds; time += 1) {
    await records?.close();
    const before = performance.now();
    records = await open();
    await records.journal.list(all);
    opened.push(performance.now() - before);
  }
  const lines = [toLine('activity of 100,000 entries: open the database and the list', opened)];
  for (const [what, [question]] of Object.entries(questions)) {
    const times = [];
    for (let time = 0; time < rounds; time += 1) {
      const before = performance.now();
      await records.journal.list(question);
      times.push(performance.now() - before);
    }
    lines.push(toLine(what, times));
  }
  delay.disable();
  await records.close();
  const measured = round(delay.max / 1e6);
  lines.push({
    goal: 'journal',
    what: 'longest block of the main thread meanwhile',
    measured,
    unit: 'ms',
    atMost: longestBlockMs,
  });
  return lines;
}

function toLine(what, times) {
  const measured = round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)], 1);
  return { goal: 'journal', what, measured, unit: 'ms', atMost: longestAnswerMs };
}

/** Vite runs the TypeScript of the journal here; its thread is the one that was built. */
async function startVite() {
  const { createServer } = await import('vite');
  return createServer({
    configFile: false,
    root: inProject(),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
}

async function loadModules(server) {
  const [opening, worker, sample] = await Promise.all(
    [
      'journal/open-journal.ts',
      'storage/database/database-worker.ts',
      'journal/testing/activity-entry.ts',
    ].map((file) => server.ssrLoadModule(`/electron/${file}`)),
  );
  return { ...opening, ...worker, ...sample };
}

function openRecords({ openRecords: openThem, startDatabaseWorker }, file) {
  return openThem({
    file,
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: () => startDatabaseWorker(inProject('out', 'main', 'database-thread.js')),
  });
}

async function fill(records, { makeActivityEntry }) {
  const states = ['Verified', 'Verified', 'Verified', 'Sent', 'Different', 'Failed', 'Unknown'];
  const atOnce = 1_000;
  for (let first = 0; first < entryCount; first += atOnce) {
    await Promise.all(
      Array.from({ length: atOnce }, (_none, index) => {
        const number = first + index;
        return records.journal.begin(
          makeActivityEntry(`entry-${number}`, {
            state: states[number % states.length],
            crmRecordId: number,
            crmName: `Bjørkåsen Rør ${(number * 7_919) % entryCount} AS`,
            erpKey: String(number).padStart(5, '0'),
            erpName: `BJØRKÅSEN RØR OG SANITÆR ${number}`,
            // As large as what is kept of a write with thirty fields.
            before: Object.fromEntries(
              Array.from({ length: 30 }, (_one, field) => [
                `FIELD${field}`,
                { crm: `value ${number} ${'x'.repeat(30)}`, erp: `value ${number} ${'y'.repeat(30)}` },
              ]),
            ),
          }),
        );
      }),
    );
  }
  await records.close();
}
