import {
  anything,
  array,
  assert,
  asyncProperty,
  constantFrom,
  jsonValue,
  oneof,
  string,
  tuple,
} from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAgentMethods } from '../agents/agents';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { createSiteClient, type SiteClient } from '../testing/site-client';

// Hundreds of real requests: more than the usual five seconds on a machine that is busy.

let site: PracticeSite;
let client: SiteClient;
beforeAll(async () => {
  site = await startPracticeSite({ companies: 20 });
  client = createSiteClient(site);
});
afterAll(() => site.stop());

const known = constantFrom(
  'api',
  'v1',
  'Agents',
  'ErpSync',
  'Contact',
  'archive',
  'dynamic',
  'MDOList',
  '%',
  '..',
);
// Without a slash in front: the client would take `//` for the beginning of another host.
const paths = array(oneof(known, string()), { maxLength: 6 }).map((parts) =>
  parts
    .map((part) => encodeURIComponent(part))
    .join('/')
    .replace(/^\/+/, ''),
);
const methods = constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');

test('any method, path, filter and body gets an answer that is no failure of the site', async () => {
  const holds = asyncProperty(methods, paths, string(), jsonValue(), async (method, path, filter, body) => {
    const target = `${path}?$filter=${encodeURIComponent(filter)}&$select=${encodeURIComponent(filter)}`;
    return (await client.send(method, target, JSON.stringify(body))).status < 500;
  });
  await expect(assert(holds, { numRuns: 150 })).resolves.toBeUndefined();
});

test('any JSON as the body of any agent call gets an answer that is no failure of the site', async () => {
  const names = constantFrom(
    'ErpConnectionId',
    'ErpKey',
    'CrmRecordId',
    'ProviderName',
    'Columns',
    'Page',
    'PageSize',
    'Restriction',
    'Name',
    'FieldValues',
  );
  const bodies = oneof(
    jsonValue(),
    array(tuple(names, oneof(jsonValue(), constantFrom(1, '1', 'Contact', 'Dynamic', -1, 1e9)))).map(
      (entries) => Object.fromEntries(entries),
    ),
    anything().map((value) => ({ Restriction: [value], FieldValues: [value] })),
  );
  const holds = asyncProperty(constantFrom(...listAgentMethods()), bodies, async (method, body) => {
    const text = JSON.stringify(body, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    return (await client.call(method, text)).status < 500;
  });
  await expect(assert(holds, { numRuns: 300 })).resolves.toBeUndefined();
});

test('a body nested without end is refused, and the log can still be read', async () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  for (const body of [deep, `{"FieldValues":${deep}}`])
    expect((await client.call('ErpSync/ConnectActor', body)).data).toMatchObject({
      Message: expect.any(String),
    });
  expect((await client.get('practice/log')).status).toBe(200);
});
