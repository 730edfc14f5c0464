import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const atOnce = 16;
const count = 2_000;
const rounds = 5;

/**
 * Writes through the runner with the journal on, against bare requests of the same size to the same server at the same
 * concurrency. The server answers at once; what a run reads beforehand and afterwards it reads for many records at a
 * time, so the runner is given its evidence and leaves the look to the run.
 */
export async function measure() {
  const server = await startServer();
  // Inside the project, so that what is built finds its packages.
  const cache = inProject('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'write-load-'));
  try {
    const { openWriteLoad } = await loadBuilt(folder);
    const databaseEntry = inProject('out', 'main', 'database-thread.js');
    const load = await openWriteLoad({
      url: server.url,
      file: path.join(folder, 'actorlink.db'),
      databaseEntry,
    });
    await inParallel(200, (index) => load.write(index));
    await inParallel(200, () => server.send());
    await inParallel(200, load.send);
    const rates = { bare: [], client: [], runner: [] };
    for (let turn = 0; turn < rounds; turn += 1) {
      rates.bare.push(await inParallel(count, () => server.send()));
      rates.client.push(await inParallel(count, load.send));
      rates.runner.push(await inParallel(count, (index) => load.write(200 + turn * count + index)));
    }
    const ratioTo = (others) => round(median(rates.runner.map((rate, turn) => rate / others[turn])), 2);
    const entries = await load.countEntries();
    await load.close();
    return [
      {
        goal: 'writes through the runner',
        what: 'writes a second through the runner, against bare requests',
        measured: ratioTo(rates.bare),
        unit: 'ratio',
        atLeast: 0.75,
        // What the runner and the journal cost beside the site's client, which signs in, limits, records and parses.
        againstOwnClient: ratioTo(rates.client),
        clientPerSecond: Math.round(median(rates.client)),
        writesPerSecond: Math.round(median(rates.runner)),
        requestsPerSecond: Math.round(median(rates.bare)),
        atOnce,
        entries,
      },
    ];
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
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

async function inParallel(total, work) {
  const startMs = performance.now();
  let next = 0;
  const one = async () => {
    while (next < total) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return total / ((performance.now() - startMs) / 1_000);
}

const body = JSON.stringify({ ErpConnectionId: 1, CrmRecordId: 1, CrmActorType: 'Contact', ErpKey: '10014' });

function startServer() {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const server = createServer((incoming, response) => {
    incoming.resume();
    incoming.once('end', () => response.writeHead(204).end());
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const send = () =>
        new Promise((done, fail) => {
          const outgoing = request(
            {
              port,
              agent,
              method: 'POST',
              path: '/api/v1/Agents/ErpSync/ConnectActor',
              headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
            },
            (response) => response.resume().once('end', done),
          );
          outgoing.once('error', fail);
          outgoing.end(body);
        });
      resolve({
        url: `http://127.0.0.1:${port}/api`,
        send,
        close: () => {
          agent.destroy();
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
