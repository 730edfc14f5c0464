import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

/** Requests at the same time. */
const atOnce = 16;
/** Writes that a run has begun at the same time: while one half is with the site, the other is put on the disk. */
const begunByRun = 2 * atOnce;
const countOfRound = 1_500;
const rounds = 7;

/**
 * Writes through the runner with the journal, the recorder of requests, the redaction and the log on, against bare
 * requests of Node with the same body, to the same server in a process of its own, with as many requests at the same time.
 * What a run reads beforehand and afterwards it reads for many records at a time, so the runner is given its evidence and
 * leaves the look to the run; and as by a run, twice as many writes are begun, so that the wire does not wait for the disk.
 */
export async function measure() {
  const server = await startSite();
  // Inside the project, so that what is built finds its packages.
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'write-load-'));
  try {
    const { openWriteLoad } = await loadBuilt(folder);
    const load = await openWriteLoad({
      ...server.access,
      folder,
      databaseEntry: inProject('out', 'main', 'database-thread.js'),
      atOnce,
    });
    try {
      const measured = await compare({
        bare: { work: (index) => server.send(load.describeBody(index)) },
        client: { work: load.send },
        runner: { work: load.begin, begun: begunByRun, settle: load.settle },
        // Nobody begins the next write before the one before is on the disk with its answer.
        oneByOne: { work: load.write },
      });
      return [toLine(measured, await load.countEntries())];
    } finally {
      await load.close();
    }
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function toLine({ bare, client, runner, oneByOne }, entries) {
  const ratioOf = (ours, others) =>
    round(median(ours.map(({ perSecond }, turn) => perSecond / others[turn].perSecond)), 2);
  const describe = (side) => ({
    perSecond: Math.round(median(side.map(({ perSecond }) => perSecond))),
    cpuMs: round(median(side.map(({ cpuMs }) => cpuMs)), 3),
    mainThreadMs: round(median(side.map(({ mainThreadMs }) => mainThreadMs)), 3),
  });
  return {
    goal: 'writes through the runner',
    what: 'writes a second through the runner, against bare requests',
    measured: ratioOf(runner, bare),
    unit: 'ratio',
    atLeast: 0.75,
    // What the runner and the journal cost beside the site's client, which signs in, limits, records and parses.
    againstOwnClient: ratioOf(runner, client),
    oneByOneAgainstBare: ratioOf(oneByOne, bare),
    // Each: how many a second, and what one costs of all threads of this process and of its main thread.
    bare: describe(bare),
    client: describe(client),
    runner: describe(runner),
    atOnce,
    begunByRun,
    entries,
  };
}

/** All sides in turn, round by round, so that whatever disturbs this computer disturbs them alike. */
async function compare(sides) {
  const measured = {};
  let next = 0;
  for (let turn = -1; turn < rounds; turn += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const first = next;
      next += countOfRound;
      const one = await inParallel(countOfRound, first, side);
      if (turn >= 0) (measured[name] ??= []).push(one);
    }
  }
  return measured;
}

async function inParallel(total, first, { work, begun = atOnce, settle = () => undefined }) {
  const before = {
    ms: performance.now(),
    cpu: process.cpuUsage(),
    loop: performance.eventLoopUtilization(),
  };
  let next = 0;
  const one = async () => {
    while (next < total) {
      const index = next;
      next += 1;
      await work(first + index);
    }
  };
  await Promise.all(Array.from({ length: begun }, one));
  await settle();
  const { user, system } = process.cpuUsage(before.cpu);
  return {
    perSecond: total / ((performance.now() - before.ms) / 1_000),
    cpuMs: (user + system) / 1_000 / total,
    mainThreadMs: performance.eventLoopUtilization(before.loop).active / total,
  };
}

/** The project's own source, bundled as it is shipped. */
async function loadBuilt(folder) {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: inProject('electron', 'writes', 'testing', 'write-load.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'write-load.mjs' } },
    },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  return import(pathToFileURL(path.join(folder, 'write-load.mjs')).href);
}

/** Each write links a record of its own, so a site with enough of them that are linked to nothing. */
async function startSite() {
  const options = ['--companies', '100000', '--links', '5', '--user', 'bench', '--password', 'hemmelig'];
  const site = spawn(process.execPath, [inProject('out', 'main', 'practice.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: site.stdout }), 'line');
  const access = JSON.parse(line);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const authorization = `Basic ${Buffer.from(`${access.user}:${access.password}`).toString('base64')}`;
  const send = (body) =>
    new Promise((done, fail) => {
      const headers = {
        Authorization: authorization,
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
      };
      const address = new URL('api/v1/Agents/ErpSync/ConnectActor', access.url);
      const outgoing = request(address, { agent, method: 'POST', headers }, (response) => {
        if (response.statusCode === 204) return void response.resume().once('end', done);
        response
          .setEncoding('utf8')
          .once('data', (said) => fail(new Error(`${response.statusCode}: ${said}`)));
      });
      outgoing.once('error', fail);
      outgoing.end(body);
    });
  return {
    access,
    send,
    close: () => {
      agent.destroy();
      site.kill();
    },
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
