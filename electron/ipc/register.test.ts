import { anything, assert, asyncProperty, constantFrom } from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/errors';
import { methods, type Method } from '../../shared/ipc/channels';
import type { AnyHandlers } from './handlers/handlers';
import { answerCall, type Door } from './register';
import type { Sender } from './trusted-sender';

const ours: Sender = { contentsId: 7, frame: { url: 'app://actorlink/', isMain: true } };
let handled: unknown[];
let logged: unknown[];
let outcome: () => Promise<unknown>;

beforeEach(() => {
  handled = [];
  logged = [];
  outcome = () => Promise.resolve('done');
});

function handle(input: unknown): Promise<unknown> {
  handled.push(input);
  return outcome();
}

function openDoor(): Door {
  return {
    ownContents: () => ({ id: 7 }) as ReturnType<Door['ownContents']>,
    handlers: () =>
      Promise.resolve(Object.fromEntries(methods.map((name) => [name, handle])) as unknown as AnyHandlers),
    logBug: (method, error) => {
      logged.push([method, error]);
      return 'L-1';
    },
  };
}

const call = (method: Method, input: unknown, sender = ours) => answerCall(openDoor(), method, sender, input);

test('our page gets what the handler gives', async () => {
  expect(await call('links.running', { siteId: 'practice' })).toEqual({ ok: true, data: 'done' });
  expect(handled).toEqual([{ siteId: 'practice' }]);
});

test.each<[string, Sender]>([
  ['another window', { ...ours, contentsId: 8 }],
  ['a frame inside our page', { ...ours, frame: { url: 'app://actorlink/', isMain: false } }],
  ['a frame that is gone', { ...ours, frame: null }],
  ...[
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://actorlink/',
    'app://actorlink.example/',
    'app://example/',
    'app:actorlink',
    '',
  ].map((url): [string, Sender] => [url || 'no address', { ...ours, frame: { url, isMain: true } }]),
])('a call from %s is refused and reaches no handler', async (_name, sender) => {
  const answer = await call('sites.list', undefined, sender);
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden-sender', changed: 'nothing' } });
  expect(handled).toEqual([]);
});

test('a call is refused while there is no window', async () => {
  const answer = await answerCall(
    { ...openDoor(), ownContents: () => undefined },
    'sites.list',
    ours,
    undefined,
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden-sender' } });
});

test('input that does not fit is refused with the place of the mistake, never with the value', async () => {
  const answer = await call('links.getCrmRecord', {
    siteId: 'practice',
    crmActorType: 'Contact',
    crmRecordId: 'secret-42',
  });
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'invalid-input', detail: 'crmRecordId: invalid_type' },
  });
  expect(JSON.stringify(answer)).not.toContain('secret-42');
  expect(handled).toEqual([]);
});

test('a key that reaches for the prototype is refused before the schema sees it', async () => {
  const input: unknown = JSON.parse('{"siteId":"practice","__proto__":{"admin":true}}');
  expect(await call('links.running', input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(handled).toEqual([]);
});

test('a foreseen failure crosses with its code and parameters', async () => {
  outcome = () =>
    Promise.reject(new AppError('timeout', { params: { host: 'crm.example.com', seconds: 30 } }));
  expect(await call('sites.list', undefined)).toEqual({
    ok: false,
    error: {
      code: 'timeout',
      changed: 'nothing',
      params: { host: 'crm.example.com', seconds: 30 },
      detail: '',
    },
  });
  expect(logged).toEqual([]);
});

test('a bug goes to the log whole and to the page as a reference only', async () => {
  const bug = new TypeError('cannot read password of undefined');
  outcome = () => Promise.reject(bug);
  const answer = await call('links.submit', createSubmit());
  expect(answer).toEqual({
    ok: false,
    error: { code: 'bug', changed: 'unknown', params: { logReference: 'L-1' }, detail: '' },
  });
  expect(logged).toEqual([['links.submit', bug]]);
});

test('any value into any method gives an envelope', async () => {
  await assert(
    asyncProperty(
      constantFrom(...methods),
      anything({ withBigInt: true, withDate: true, withMap: true }),
      async (method, input) => {
        const answer = await call(method, input);
        expect(answer.ok || answer.error.code === 'invalid-input').toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

function createSubmit() {
  return {
    siteId: 'practice',
    submitId: 's1',
    write: {
      kind: 'link',
      record: { crmActorType: 'Contact', crmRecordId: 2 },
      actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '00012' },
      values: [],
      seen: null,
    },
    names: { erpConnection: 'a', record: 'b', erpActor: 'c' },
  };
}
