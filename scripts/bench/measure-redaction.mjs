import { runnerImport } from 'vite';
import { inProject } from '../prepare/project.mjs';
import { round } from './launch.mjs';

const batches = 20;
const timesPerBatch = 100;
const atMostMs = 0.3;

/**
 * What the main process pays for one request that is redacted and recorded, with 100 sites whose secrets are known; and
 * the same with one site, so that it shows whether sites cost anything.
 */
export async function measure() {
  const parts = await loadParts();
  const bodies = Object.entries(createBodies());
  return bodies.map(([part, body]) => {
    const ofOneSite = measureRecording(parts, 1, body);
    const milliseconds = measureRecording(parts, 100, body);
    return {
      goal: 'redaction and recording',
      what: `a request, 100 sites: ${part}`,
      measured: round(milliseconds, 3),
      unit: 'ms',
      atMost: atMostMs,
      millisecondsOfOneSite: round(ofOneSite, 3),
      kb: round(body.length / 1000, 1),
    };
  });
}

async function loadParts() {
  const load = async (...names) => (await runnerImport(inProject('electron', ...names))).module;
  const [{ createKnownSecrets }, { createRedact }, { createRequestRecorder }] = await Promise.all([
    load('redaction', 'known-secrets.ts'),
    load('redaction', 'redact.ts'),
    load('inspector', 'request-recorder.ts'),
  ]);
  return { createKnownSecrets, createRedact, createRequestRecorder };
}

/** What the site answers: values as a reading has them, the same with a member of JSON that is secret by its name. */
function createBodies() {
  const rows = Array.from({ length: 45 }, (_, index) => ({
    FieldKey: `contact_field_${index}`,
    DisplayName: `Ærlig felt ${index}`,
    Value: `Storgata ${index}; 0123 Oslo`,
    DisplayValue: `2026-11-28T09:0${index % 10}:00Z`,
    Mail: `post${index}@firma.example`,
    Url: 'https://www.firma.example/om-oss',
  }));
  const connection = { Id: 1, ConfigFields: { Server: 'erp.example', Password: 'hemmelig' } };
  return {
    'values of a record': JSON.stringify(rows),
    'with a secret': JSON.stringify([connection, ...rows]),
  };
}

function measureRecording({ createKnownSecrets, createRedact, createRequestRecorder }, sites, body) {
  const known = createKnownSecrets();
  for (let site = 0; site < sites; site += 1) noteSecrets(known, site);
  const recorder = createRequestRecorder({
    redact: createRedact(known),
    known,
    onChange: () => undefined,
    noteProblem: (_event, error) => {
      throw error;
    },
  });
  const exchange = createExchange(body);
  const record = (times) => {
    recorder.clear();
    for (let time = 0; time < times; time += 1) recorder.record(exchange);
    // Redacted when somebody looks.
    recorder.find({ text: '', siteId: null });
  };
  record(timesPerBatch * 3);
  return (
    Math.min(...Array.from({ length: batches }, () => timeBatch(() => record(timesPerBatch)))) / timesPerBatch
  );
}

/** Of several batches the quickest counts: the others were disturbed. */
function timeBatch(work) {
  const startedMs = performance.now();
  work();
  return performance.now() - startedMs;
}

function noteSecrets(known, site) {
  known.note(`Pässord-${site}-hemmelig!`);
  known.note(`apptoken-${site}-0123456789abcdef`);
  known.noteToken(String(site), Buffer.from(`kari:Pässord-${site}-hemmelig!`).toString('base64'));
  for (let hour = 0; hour < 8; hour += 1)
    known.noteToken(String(site), `8A:Cust${site}.${'AbCdEf0123456789'.repeat(20)}${hour}`);
}

function createExchange(responseBody) {
  return {
    siteId: '1',
    siteName: 'Fjord',
    startedAt: new Date(),
    milliseconds: 12,
    method: 'POST',
    url: 'https://crm.example/SuperOffice/api/v1/Agents/ErpSync/GetFieldValuesFromErp',
    requestHeaders: {
      Authorization: `Basic ${Buffer.from('kari:hemmelig').toString('base64')}`,
      'SO-AppToken': 'apptoken-3-0123456789abcdef',
      Accept: 'application/json',
      'Accept-Language': 'nb-NO',
      'Content-Type': 'application/json',
    },
    requestBody: '{"ErpConnectionId":1,"ErpActorType":"Customer","ErpKey":"10014"}',
    status: 200,
    responseHeaders: {
      'content-type': 'application/json; charset=utf-8',
      date: 'Sat, 28 Nov 2026 09:00:00 GMT',
      'set-cookie': 'session=abcdef; Path=/; HttpOnly',
    },
    responseBody,
    errorCode: null,
  };
}
