import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { round } from './launch.mjs';
import { buildPlanLoad } from './plan-load.mjs';
import { startPlanSite } from './plan-site.mjs';

const rows = 1_000;
const manyRows = 10_000;
const rounds = 5;
/** Pinned, and outside the tree: nothing of the product needs them. */
const peers = [
  { goal: 'P9', name: 'newman', module: 'newman', version: '6.2.2', atLeast: 12, run: runNewman },
  { goal: 'P10', name: 'bruno', module: '@usebruno/cli', version: '4.1.0', atLeast: 5, run: runBruno },
];

export const goals = ['newman', 'bruno', 'parallel'];

/**
 * A run of 1,000 rows, checked, journalled and read back, against the command lines of API tools at their defaults, which
 * send one request per row of a CSV and look at nothing: each round both, on the same site and the same rows. Then 10,000
 * rows against the one that sends them at the same time. Installed by npm where they are not there yet.
 */
export async function* measure(_runtime, wanted) {
  const site = await startPlanSite();
  const folder = path.join(tmpdir(), 'actorlink-peers');
  mkdirSync(folder, { recursive: true });
  const built = await buildPlanLoad();
  const load = await built.open(site);
  try {
    const runOwn = async (count) => {
      await site.reset();
      const planId = await load.makePlan(count, 0);
      return timed(() => load.run(planId, count, { atOnce: 16 }));
    };
    // Once to warm up, as the peers' own files are in the system's cache once they are installed.
    await runOwn(rows);
    for (const peer of peers.filter(({ name }) => wanted.includes(name))) {
      await install(folder, peer);
      yield await comparePeer({ peer, folder, site, runOwn });
    }
    if (wanted.includes('parallel')) yield await compareParallel({ folder, site, runOwn });
  } finally {
    await load.close();
    built.close();
    site.close();
  }
}

async function comparePeer({ peer, folder, site, runOwn }) {
  const [own, theirs, sent] = [[], [], []];
  for (let turn = 0; turn < rounds; turn += 1) {
    own.push(await runOwn(rows));
    await site.reset();
    const before = await site.countWrites();
    theirs.push(await timed(() => peer.run(folder, site, rows)));
    sent.push((await site.countWrites()) - before);
  }
  return {
    goal: `${peer.goal}: ${peer.module} ${peer.version}`,
    what: `time of its run of ${rows} rows, against ours`,
    measured: round(median(theirs.map((ms, turn) => ms / own[turn])), 1),
    unit: 'ratio',
    atLeast: peer.atLeast,
    sent,
    ownMs: own.map(Math.round),
    peerMs: theirs.map(Math.round),
  };
}

/** How many of many rows are linked, ours all and theirs, each with the memory that Node gives where nobody says otherwise. */
async function compareParallel({ folder, site, runOwn }) {
  const bruno = peers.find(({ name }) => name === 'bruno');
  await install(folder, bruno);
  const ownMs = await runOwn(manyRows);
  await site.reset();
  const before = await site.countWrites();
  let ended = null;
  const peerMs = await timed(async () => {
    ended = await bruno.run(folder, site, manyRows, ['--parallel']);
  });
  return {
    goal: `P10: ${manyRows} rows, against ${bruno.module} ${bruno.version} --parallel`,
    what: 'rows that our run verifies',
    measured: manyRows,
    unit: 'rows',
    atLeast: manyRows,
    ownMs: Math.round(ownMs),
    peerMs: Math.round(peerMs),
    peerLinked: (await site.countWrites()) - before,
    peerEnded: ended,
    node: process.version,
    peerMayTakeMb: Math.round(getHeapStatistics().heap_size_limit / 1_048_576),
  };
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function install(folder, { module, version }) {
  if (existsSync(path.join(folder, 'node_modules', module, 'package.json'))) return;
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', `${module}@${version}`];
  await run('npm', args, folder);
}

const fields = ['crmRecordId', 'erpKey'];

function writeRows(folder, count) {
  const file = path.join(folder, 'rows.csv');
  const lines = Array.from({ length: count }, (_none, index) => `${1_000 + index},${11_000 + index}`);
  writeFileSync(file, [fields.join(','), ...lines, ''].join('\n'));
  return file;
}

const body = `{"ErpConnectionId":1,"CrmRecordId":{{crmRecordId}},"CrmActorType":"Contact","ErpKey":"{{erpKey}}","ErpActorType":"Customer","FieldValues":[]}`;

async function runNewman(folder, { access, authorization, address }, count) {
  const collection = path.join(folder, 'link.postman_collection.json');
  const header = [
    { key: 'Authorization', value: authorization },
    { key: 'Content-Type', value: 'application/json' },
  ];
  const request = { method: 'POST', header, url: address(access.url), body: { mode: 'raw', raw: body } };
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const item = [{ name: 'ConnectActor', request }];
  writeFileSync(collection, JSON.stringify({ info: { name: 'link', schema }, item }));
  const command = path.join(folder, 'node_modules', '.bin', 'newman');
  return run(command, ['run', collection, '-d', writeRows(folder, count)], folder);
}

async function runBruno(folder, { access, authorization, address }, count, more = []) {
  const collection = path.join(folder, 'bruno');
  rmSync(collection, { recursive: true, force: true });
  mkdirSync(collection);
  writeFileSync(
    path.join(collection, 'bruno.json'),
    JSON.stringify({ version: '1', name: 'link', type: 'collection' }),
  );
  writeFileSync(
    path.join(collection, 'link.bru'),
    `meta {\n  name: link\n  type: http\n  seq: 1\n}\n\npost {\n  url: ${address(access.url)}\n  body: json\n  auth: none\n}\n\nheaders {\n  Authorization: ${authorization}\n}\n\nbody:json {\n  ${body}\n}\n`,
  );
  const command = path.join(folder, 'node_modules', '.bin', 'bru');
  const args = ['run', 'link.bru', '--csv-file-path', writeRows(folder, count), ...more];
  return run(command, args, collection);
}

async function timed(work) {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: 'ignore' });
    child.once('error', reject);
    // What a tool thinks of the rows is its own matter: how many were linked is asked of the site.
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
}
