import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const large = { companies: 100_000, links: 100_000 };
const small = { companies: 400, links: 400 };
const warmUps = 200;
const samples = 600;

/** The practice site at its largest: start to listening, memory, and reads against a site of the default size. */
export async function measure() {
  const sites = { small: await startSite(small), large: await startSite(large) };
  try {
    const key = await compare(sites, keyOfRecord);
    const page = await compare(sites, pageOfLinks);
    const memory = await readResidentMb(sites.large.child.pid);
    return [
      {
        goal: 'practice',
        what: 'start to listening, 100,000 companies and links',
        measured: round(sites.large.startMs, 0),
        unit: 'ms',
        atMost: 5_000,
        anchor: '400 companies',
        anchorMs: round(sites.small.startMs, 0),
        residentMb: memory && round(memory, 0),
      },
      { goal: 'practice', what: 'read of a key', unit: 'ratio', atMost: 1.5, ...asLine(key) },
      { goal: 'practice', what: 'page of 200 links', unit: 'ratio', ...asLine(page) },
    ];
  } finally {
    for (const { child, agent } of Object.values(sites)) {
      agent.destroy();
      child.kill();
    }
  }
}

const asLine = ({ ratio, ...about }) => ({ measured: ratio, ...about });

async function startSite({ companies, links }) {
  const startedAt = performance.now();
  const options = ['--companies', String(companies), '--links', String(links)];
  const child = spawn(process.execPath, [inProject('out', 'main', 'practice.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const startMs = performance.now() - startedAt;
  const { url, user, password } = JSON.parse(String(line));
  return {
    child,
    startMs,
    companies,
    url,
    auth: `${user}:${password}`,
    agent: new http.Agent({ keepAlive: true }),
  };
}

/** The medians of one request at both sites, taken in turns so that both see the same machine. */
async function compare({ small: anchor, large: own }, makeQuery) {
  const times = { anchor: [], own: [] };
  for (let at = 0; at < warmUps + samples; at += 1)
    for (const [name, site] of [
      ['anchor', anchor],
      ['own', own],
    ]) {
      const startedAt = performance.now();
      await readArchive(site, makeQuery(at, site.companies));
      if (at >= warmUps) times[name].push(performance.now() - startedAt);
    }
  const [anchorMs, ms] = [median(times.anchor), median(times.own)];
  return { ratio: round(ms / anchorMs), anchor: '400 companies', anchorMs: round(anchorMs), ms: round(ms) };
}

const restrict = (Name, Operator, ...Values) => ({ Name, Operator, Values, IsActive: true });

/** The key that a record is linked to, as the link screen asks for it; every time another record. */
const keyOfRecord = (at, companies) => ({
  Columns: ['erpexternalkey.erpkey', 'erpexternalkey.actortype'],
  Restriction: [
    restrict('erpexternalkey.erpconnectionid', '=', '[I:1]'),
    restrict('erpexternalkey:erpinternalkeyid.tableid', '=', '[I:5]'),
    restrict('erpexternalkey:erpinternalkeyid.recordid', '=', `[I:${((at * 7_919) % companies) + 1}]`),
  ],
  Page: 0,
  PageSize: 10,
});

/** What a scan asks for: page after page, in the order of the rows. */
const pageOfLinks = (at) => ({
  Columns: [
    'erpexternalkey.erpexternalkey_id',
    'erpexternalkey.erpkey',
    'erpexternalkey:erpinternalkeyid.tableid',
    'erpexternalkey:erpinternalkeyid.recordid',
  ],
  Restriction: [restrict('erpexternalkey.erpconnectionid', '=', '[I:1]')],
  SortOrder: [{ Name: 'erpexternalkey.erpexternalkey_id', Direction: 'ASC' }],
  Page: at % 2,
  PageSize: 200,
});

async function readArchive({ url, auth, agent }, query) {
  const body = JSON.stringify({ ProviderName: 'Dynamic', ...query });
  const request = http.request(`${url}api/v1/Agents/Archive/GetArchiveListByColumns`, {
    method: 'POST',
    auth,
    agent,
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
  });
  request.end(body);
  const [response] = await once(request, 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  if (response.statusCode !== 200)
    throw new Error(`The practice site answered ${response.statusCode}: ${text}`);
  return text;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Linux only, where it can be read; null elsewhere. */
async function readResidentMb(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kb = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kb === undefined ? null : Number(kb) / 1024;
}
