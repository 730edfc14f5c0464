import { createServer } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createVite } from 'vite';
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
  const vite = await createVite({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    root: inProject(),
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    ssr: { noExternal: ['@superoffice/webapi'] },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  try {
    const { openWriteLoad } = await vite.ssrLoadModule('/electron/writes/testing/write-load.ts');
    const load = await openWriteLoad({ url: server.url, file: path.join(folder, 'actorlink.db') });
    await inParallel(200, (index) => load.write(index));
    await inParallel(200, () => server.send());
    const ratios = [];
    const rates = { bare: [], runner: [] };
    for (let round = 0; round < rounds; round += 1) {
      const bare = await inParallel(count, () => server.send());
      const runner = await inParallel(count, (index) => load.write(200 + round * count + index));
      rates.bare.push(bare);
      rates.runner.push(runner);
      ratios.push(runner / bare);
    }
    const entries = await load.countEntries();
    await load.close();
    return [
      {
        goal: 'writes through the runner',
        what: 'writes a second through the runner, against bare requests',
        measured: round(median(ratios), 2),
        unit: 'ratio',
        atLeast: 0.75,
        writesPerSecond: Math.round(median(rates.runner)),
        requestsPerSecond: Math.round(median(rates.bare)),
        atOnce,
        entries,
      },
    ];
  } finally {
    await vite.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
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
