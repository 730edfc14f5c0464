import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { round } from './launch.mjs';
import { buildPlanLoad } from './plan-load.mjs';
import { startPlanSite } from './plan-site.mjs';

const rows = 1_000;
/** Pinned, and outside the tree: nothing of the product needs them. */
const peers = [
  { goal: 'P9', name: 'newman', version: '6.2.2', atLeast: 12 },
  { goal: 'P10', name: '@usebruno/cli', version: '4.1.0', atLeast: 5 },
];

/**
 * A run of 1,000 rows, checked, journalled and read back, against the command lines of API tools at their defaults, which
 * send one request per row of a CSV and look at nothing. Installed by npm where they are not there yet.
 */
export async function measure() {
  const site = await startPlanSite();
  const folder = path.join(tmpdir(), 'actorlink-peers');
  mkdirSync(folder, { recursive: true });
  const built = await buildPlanLoad();
  const load = await built.open(site);
  try {
    await load.run(await load.makePlan(rows, 0), rows, { atOnce: 16 });
    await site.reset();
    const planId = await load.makePlan(rows, 0);
    const ownMs = await timed(() => load.run(planId, rows, { atOnce: 16 }));
    const lines = [];
    for (const peer of peers) {
      await install(folder, peer);
      await site.reset();
      const before = await site.countWrites();
      const peerMs = await runPeer(folder, peer, site);
      const sent = (await site.countWrites()) - before;
      lines.push({
        goal: `${peer.goal}: ${peer.name} ${peer.version}`,
        what: `time of its run of ${rows} rows, against ours`,
        measured: round(peerMs / ownMs, 1),
        unit: 'ratio',
        atLeast: peer.atLeast,
        sent,
        ownMs: Math.round(ownMs),
        peerMs: Math.round(peerMs),
      });
    }
    return lines;
  } finally {
    await load.close();
    built.close();
    site.close();
  }
}

async function install(folder, { name, version }) {
  if (existsSync(path.join(folder, 'node_modules', name, 'package.json'))) return;
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', `${name}@${version}`];
  await run('npm', args, folder);
}

function runPeer(folder, { name }, site) {
  return name === 'newman' ? runNewman(folder, site) : runBruno(folder, site);
}

const fields = ['crmRecordId', 'erpKey'];

function writeRows(folder) {
  const file = path.join(folder, 'rows.csv');
  const lines = Array.from({ length: rows }, (_none, index) => `${1_000 + index},${11_000 + index}`);
  writeFileSync(file, [fields.join(','), ...lines, ''].join('\n'));
  return file;
}

const body = `{"ErpConnectionId":1,"CrmRecordId":{{crmRecordId}},"CrmActorType":"Contact","ErpKey":"{{erpKey}}","ErpActorType":"Customer","FieldValues":[]}`;

async function runNewman(folder, { access, authorization, address }) {
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
  return timed(() => run(command, ['run', collection, '-d', writeRows(folder)], folder));
}

async function runBruno(folder, { access, authorization, address }) {
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
  return timed(() => run(command, ['run', 'link.bru', '--csv-file-path', writeRows(folder)], collection));
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
    child.once('exit', resolve);
  });
}
