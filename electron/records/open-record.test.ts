import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Write } from '../../shared/write/write';
import { connectToPractice } from '../writes/testing/write-bench';
import { openRecord } from './open-record';
import { orkdalByHand, startPracticeServices, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const siteId = 'practice';
const orkdal = { siteId, crmActorType: 'Contact', crmRecordId: 1 } as const;
const handlers = () => practice.services.handlers;
const open = () => handlers()['records.open'](orkdal);
const refuse = (path: string, body?: string) =>
  practice.addFault({ kind: 'status', status: 403, times: 0, match: body ? { path, body } : { path } });
let submits = 0;
const submit = (write: Write) =>
  handlers()['links.submit']({
    siteId,
    submitId: `s${(submits += 1)}`,
    write,
    names: { record: 'Orkdal AS', erpConnection: 'Fjord Accounting', erpActor: '' },
  });
const inFjord = async () => (await open()).connections.find(({ erpConnectionId }) => erpConnectionId === 1);

describe('a record that is opened', () => {
  it('says of each connection whether it is linked there, as what, under which key, and what both sides hold', async () => {
    await submit(orkdalByHand);
    const opened = await open();
    expect(opened.record).toMatchObject({ read: true, value: { name: 'Orkdal AS' } });
    expect(opened.connectionsNotRead).toBeNull();
    const [linked, ...others] = opened.connections;
    expect(linked).toMatchObject({
      erpConnectionId: 1,
      connectionName: 'Fjord Accounting',
      isActive: true,
      linked: { read: true, value: true },
      erpActorType: 'Customer',
      erpKey: { read: true, value: '10014' },
      missing: [],
    });
    expect(linked?.plan.read && linked.plan.value.fields.map(({ crmFieldKey }) => crmFieldKey)).toContain(
      'EMAIL',
    );
    const email = (side: typeof opened.crm) =>
      side.read ? side.value.find(({ crmFieldKey }) => crmFieldKey === 'EMAIL')?.value : 'not read';
    expect(email(opened.crm)).toBe('post@orkdal.example');
    expect(linked && email(linked.erp)).toBe('faktura@orkdal.example');
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      expect(other).toMatchObject({
        linked: { read: true, value: false },
        erpKey: { read: true, value: null },
      });
      expect(other.erp.read).toBe(false);
    }
  });

  it('asks the ERP for its values while the mapping is still on its way', async () => {
    await submit(orkdalByHand);
    const real = connectToPractice(practice.site);
    const events = new EventEmitter();
    const isAsked = once(events, 'asked');
    const site = {
      ...real,
      erpSync: {
        ...real.erpSync,
        getActorTypeMapping: async (...about: Parameters<typeof real.erpSync.getActorTypeMapping>) => {
          await isAsked;
          return real.erpSync.getActorTypeMapping(...about);
        },
        getFieldValuesFromErp: async (...about: Parameters<typeof real.erpSync.getFieldValuesFromErp>) => {
          events.emit('asked');
          return real.erpSync.getFieldValuesFromErp(...about);
        },
      },
    };
    const [linked] = (await openRecord(site, orkdal, () => new Date())).connections;
    expect(linked).toMatchObject({ plan: { read: true }, erp: { read: true }, missing: [] });
    real.close();
  });

  it('shows the link that a record left behind which is gone, so that it can be broken', async () => {
    await submit(orkdalByHand);
    practice.site.store().deleteRecord('Contact', 1);
    const opened = await open();
    expect(opened.record).toMatchObject({ read: false, error: { code: 'not-found' } });
    const left = opened.connections.find(({ erpConnectionId }) => erpConnectionId === 1);
    expect(left).toMatchObject({
      linked: { read: true, value: true },
      erpActorType: 'Customer',
      erpKey: { read: true, value: '10014' },
    });
    const record = { crmActorType: 'Contact', crmRecordId: 1 } as const;
    const entry = await submit({ kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' });
    expect(['Verified', 'Sent']).toContain(entry.state);
    expect(practice.site.store().findLinkOfRecord(1, 'Contact', 1)).toBeNull();
  });

  it('says plainly where the site does not tell keys: no error, and no ERP values', async () => {
    await submit(orkdalByHand);
    practice.addFault({
      kind: 'status',
      status: 200,
      times: 0,
      body: '[]',
      match: { path: 'Agents/Archive', body: 'erpexternalkey' },
    });
    expect(await inFjord()).toMatchObject({
      linked: { read: true, value: true },
      erpKey: { read: false, error: null },
      erp: { read: false, error: null },
    });
  });

  it.each([
    ['the record', 'Archive', undefined, ['record']],
    ['SuperOffice’s values', 'GetFieldValuesFromCrm', undefined, ['crm']],
  ] as const)('is opened all the same where %s is refused', async (_what, path, body, parts) => {
    refuse(path, body);
    const opened = await open();
    for (const part of parts) {
      expect(opened[part]).toMatchObject({ read: false, error: { code: 'no-permission' } });
    }
    expect(opened.connections.length).toBeGreaterThan(0);
  });

  it.each([
    ['GetFieldValuesFromErp', 'erp'],
    ['GetActorTypeMapping', 'plan'],
  ] as const)('says of its link that %s was refused', async (path, part) => {
    await submit(orkdalByHand);
    // What a connection maps is asked for once per session.
    const { handlers: after } = await practice.restart();
    refuse(path);
    const { connections } = await after['records.open'](orkdal);
    expect(connections[0]?.[part]).toMatchObject({ read: false, error: { code: 'no-permission' } });
  });

  it('never calls a connection unlinked because the site would not say', async () => {
    await submit(orkdalByHand);
    refuse('GetConnectionsAndDisplayFields');
    const opened = await open();
    expect(opened.connectionsNotRead).toMatchObject({ read: false, error: { code: 'no-permission' } });
    expect(opened.connections.length).toBeGreaterThan(0);
    for (const { linked } of opened.connections) {
      expect(linked).toMatchObject({ read: false, error: { code: 'no-permission' } });
    }
    expect(await inFjord()).toMatchObject({ erpKey: { read: true, value: '10014' } });
  });

  it('says that there is no such record as the answer of the site, not as a failure', async () => {
    const opened = await handlers()['records.open']({ ...orkdal, crmRecordId: 999_999 });
    expect(opened.record).toMatchObject({ read: false, error: { code: 'not-found' } });
    expect(await handlers()['records.listRecent']({ siteId })).toEqual([]);
  });
});

describe('recent records', () => {
  it('come with the latest first, each once, over a restart, and go when they are told to', async () => {
    await open();
    await handlers()['records.open']({ ...orkdal, crmRecordId: 2 });
    await open();
    const { handlers: after } = await practice.restart();
    const recent = await after['records.listRecent']({ siteId });
    expect(recent.map(({ crmRecordId, name }) => [crmRecordId, name])).toEqual([
      [1, 'Orkdal AS'],
      [2, 'Bjørkåsen Rør AS'],
    ]);
    await after['records.forgetRecent'](orkdal);
    expect((await after['records.listRecent']({ siteId })).map(({ crmRecordId }) => crmRecordId)).toEqual([
      2,
    ]);
  });
});
