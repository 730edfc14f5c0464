import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

/** Requests at once: as a scan reads. */
const atOnce = 16;
const rounds = 3;
const samples = 15;
/** Of these links some 10,000 belong to the connection that is scanned. */
const size = ['--companies', '9000', '--links', '13400'];

/**
 * A scan of 10,000 links through the client, the recorder, the redaction, the comparing and the database, against bare
 * requests of Node with the same bodies at the same concurrency, to a practice site in a process of its own; and what
 * can be asked of its results.
 */
export async function measure() {
  const site = await startSite();
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'scan-load-'));
  try {
    const { openScanLoad } = await loadBuilt(folder);
    const databaseEntry = inProject('out', 'main', 'database-thread.js');
    const load = await openScanLoad({ ...site.access, folder, databaseEntry });
    try {
      // The first reading makes the records that the site has not shown yet.
      const first = await load.scan();
      const requests = await load.listRequests(first.scanId);
      const speed = await compareSpeed(load, site, requests);
      return [speed, ...(await measureAnswers(load, first))];
    } finally {
      await load.close();
    }
  } finally {
    site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareSpeed(load, site, requests) {
  const times = { bare: [], client: [], scan: [] };
  const sendBare = ({ call, body }) => site.send(call, body);
  let found = 0;
  const before = await site.countRequests();
  for (let turn = 0; turn < rounds; turn += 1) {
    times.bare.push(await timeOf(() => inParallel(requests, sendBare)));
    times.client.push(await timeOf(() => inParallel(requests, load.read)));
    times.scan.push(
      await timeOf(async () => {
        const scan = await load.scan();
        ({ found } = scan);
        if (scan.state !== 'done' || scan.notRead > 0) throw new Error(`The scan is ${scan.state}.`);
      }),
    );
  }
  const asked = (await site.countRequests()) - before - rounds * requests.length * 2;
  return {
    goal: 'scan',
    what: 'scan of 10,000 links, against the bare requests that it needs',
    measured: round(median(times.scan.map((ms, turn) => ms / times.bare[turn])), 2),
    unit: 'ratio',
    atMost: 1.25,
    // What finding, comparing and keeping cost beside the site's client, which signs in, limits, records and parses.
    againstOwnClient: round(median(times.scan.map((ms, turn) => ms / times.client[turn])), 2),
    bareMs: round(median(times.bare), 0),
    clientMs: round(median(times.client), 0),
    scanMs: round(median(times.scan), 0),
    links: found,
    requestsPerLink: round(asked / rounds / found, 3),
    atOnce,
  };
}

async function measureAnswers(load, { scanId, found }) {
  const everything = { text: '', findings: [], field: null };
  const sorted = (by, more) => ({
    scanId,
    query: { ...everything, ...more, sort: { by, descending: false } },
    offset: 0,
    limit: 200,
  });
  const { fields } = await load.facets({ scanId, filter: everything });
  const [{ crmFieldKey }] = fields;
  const questions = {
    'facets of all': () => load.facets({ scanId, filter: everything }),
    'facets within a search': () => load.facets({ scanId, filter: { ...everything, text: 'bygg as' } }),
    'facets within a finding': () =>
      load.facets({ scanId, filter: { ...everything, findings: ['different'] } }),
    'first page by name': () => load.rows(sorted('name')),
    search: () => load.rows(sorted('found', { text: 'nordlys bygg' })),
    'one field': () => load.rows(sorted('finding', { field: { crmFieldKey, outcomes: [], values: null } })),
    'last page by finding': () => load.rows({ ...sorted('finding'), offset: Math.max(0, found - 200) }),
  };
  const lines = [];
  for (const [what, ask] of Object.entries(questions)) {
    const times = [];
    for (let turn = 0; turn < samples; turn += 1) times.push(await timeOf(ask));
    lines.push({
      goal: 'scan answers',
      what: `${what}, of ${found} rows`,
      measured: round(median(times), 1),
      unit: 'ms',
      atMost: 50,
    });
  }
  return lines;
}

async function timeOf(work) {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function inParallel(requests, send) {
  let next = 0;
  const one = async () => {
    while (next < requests.length) {
      const request = requests[next];
      next += 1;
      await send(request);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** A practice site in a process of its own, with a client of Node alone. */
export async function startSite() {
  const child = spawn(process.execPath, [inProject('out', 'main', 'practice.js'), ...size], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const access = JSON.parse(String(line));
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const auth = `${access.user}:${access.password}`;
  const ask = (method, target, body = '') =>
    new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
      const outgoing = request(`${access.url}${target}`, { method, agent, auth, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.once('end', () => resolve(text));
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  return {
    access,
    send: (call, body) => ask('POST', `api/v1/Agents/ErpSync/${call}`, body),
    countRequests: async () => {
      const counts = JSON.parse(await ask('GET', 'practice/log/counts'));
      return Object.values(counts).reduce((sum, count) => sum + Number(count), 0);
    },
    close: () => {
      agent.destroy();
      child.kill();
    },
  };
}

/** The project's own source, bundled as it is shipped. */
export async function loadBuilt(folder) {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: inProject('electron', 'scans', 'testing', 'scan-load.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'scan-load.mjs' } },
    },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  return import(pathToFileURL(path.join(folder, 'scan-load.mjs')).href);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
