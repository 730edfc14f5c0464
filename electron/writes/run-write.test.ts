import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../shared/journal/entry';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { withChanges } from '../journal/entry-schema';
import {
  orkdalByHand,
  prepareSubmit,
  startPracticeServices,
  type PracticeServices,
} from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const submit = async (changes: Parameters<typeof prepareSubmit>[1] = {}) => {
  const { services } = practice;
  return services.handlers['links.submit'](await prepareSubmit(services, changes));
};
const fieldOf = (entry: JournalEntry, key: string) =>
  entry.readBack?.fields.find(({ crmFieldKey }) => crmFieldKey === key);

describe('a submit that the site accepts', () => {
  it('sends one ConnectActor, reads it back and calls it verified', async () => {
    const entry = await submit();

    expect(entry).toMatchObject({ state: 'Verified', httpStatus: 204, error: null });
    expect(entry.readBack).toMatchObject({ linked: true, erpKey: '10014', missing: [] });
    expect(practice.countCalls('ConnectActor')).toBe(1);
  });

  it('shows what was changed on each side', async () => {
    const entry = await submit();
    expect(fieldOf(entry, 'EMAIL')).toMatchObject({
      crm: { before: 'post@orkdal.example', after: 'post@orkdal.example' },
      erp: { before: 'faktura@orkdal.example', after: 'post@orkdal.example' },
      asChosen: true,
    });
  });

  it('leaves what is equal as it is, though the sides write it differently', async () => {
    const prepared = await prepareSubmit(practice.services);
    const values = prepared.write.values.map((value) =>
      value.crmFieldKey === 'SuperOffice:3'
        ? { ...value, value: '', syncToCrm: true, syncToErp: true }
        : value,
    );
    const entry = await submit({ write: { ...prepared.write, values } });
    expect(entry.state).toBe('Verified');
    const kept = { before: '[I:0]', after: '[I:0]', change: 'unchanged' };
    expect(fieldOf(entry, 'SuperOffice:3')).toMatchObject({ crm: kept, erp: kept });
  });

  it('tells the page each step, and keeps the entry', async () => {
    const entry = await submit();
    const steps = practice.events.filter(({ event }) => event === 'links.progress');
    expect(steps.map(({ payload }) => payload)).toEqual(
      ['Sending', 'Sent', 'Verified'].map((state) => ({
        submitId: 'submit-1',
        siteId: 'practice',
        activityId: entry.id,
        state,
      })),
    );
    const { handlers } = practice.services;
    expect(await handlers['activity.get']({ activityId: entry.id })).toEqual(withChanges(entry));
    const listed = await handlers['activity.list']({ text: 'ORKDAL 10014', states: ['Verified'], page: 0 });
    expect(listed.items.map(({ id }) => id)).toEqual([entry.id]);
    expect(listed.counts).toMatchObject({ Verified: 1, Unknown: 0 });
  });
});

const sentNothing = () => expect(practice.countCalls('ConnectActor')).toBe(0);

describe('a submit that must not be sent', () => {
  it('stops at a record that is linked in this connection already', async () => {
    await submit();
    practice.site.log.clear();
    await expect(submit({ submitId: 'submit-2' })).rejects.toMatchObject({
      code: 'blocked-by-check',
      changed: 'nothing',
      params: { check: 'already-linked' },
    });
    sentNothing();
  });

  it('stops at a key that another record holds', async () => {
    const { handlers } = practice.services;
    await submit();
    practice.site.log.clear();
    const other = await prepareSubmit(practice.services, { submitId: 'submit-2' });
    const hits = await handlers['links.searchCrmRecords']({
      siteId: 'practice',
      crmActorType: 'Contact',
      text: 'Nordlys',
      page: 0,
    });
    const free = hits.items.find(({ linkedIn }) => linkedIn?.length === 0);
    const record = { crmActorType: 'Contact' as const, crmRecordId: free?.crmRecordId ?? 0 };
    const write = { ...orkdalByHand, record };
    await expect(handlers['links.submit']({ ...other, write })).rejects.toMatchObject({
      code: 'blocked-by-check',
      params: { check: 'key-held' },
    });
    sentNothing();
  });

  it('stops at a key that is too long', async () => {
    const prepared = await prepareSubmit(practice.services);
    const actor = { ...prepared.write.actor, erpKey: 'x'.repeat(255) };
    const write = { ...orkdalByHand, actor };
    await expect(practice.services.handlers['links.submit']({ ...prepared, write })).rejects.toMatchObject({
      params: { check: 'key-too-long' },
    });
    sentNothing();
  });

  it('stops when a value changed since the user saw it, and names the field', async () => {
    const prepared = await prepareSubmit(practice.services);
    const seen = (prepared.write.seen ?? []).map((field) =>
      field.crmFieldKey === 'EMAIL' ? { ...field, erp: 'old@orkdal.example' } : field,
    );
    const write = { ...prepared.write, seen };
    await expect(practice.services.handlers['links.submit']({ ...prepared, write })).rejects.toMatchObject({
      code: 'values-changed',
      params: { fields: expect.stringMatching(/mail/i) },
    });
    sentNothing();
  });

  it.each([
    ['SuperOffice', 'GetFieldValuesFromCrm', 'crm'],
    ['the ERP', 'GetFieldValuesFromErp', 'erp'],
  ])('stops when what the user saw in %s cannot be read again', async (_side, path, sides) => {
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({ kind: 'status', status: 403, match: { path }, times: 1 });
    await expect(practice.services.handlers['links.submit'](prepared)).rejects.toMatchObject({
      code: 'values-not-read',
      changed: 'nothing',
      params: { sides },
    });
    sentNothing();
  });

  it('stops when a field that the user saw is not told any more', async () => {
    const prepared = await prepareSubmit(practice.services);
    const seen = [...(prepared.write.seen ?? []), { crmFieldKey: 'GONE', crm: 'a', erp: null }];
    const write = { ...prepared.write, seen };
    await expect(practice.services.handlers['links.submit']({ ...prepared, write })).rejects.toMatchObject({
      code: 'values-changed',
      params: { fields: 'GONE' },
    });
    sentNothing();
  });

  it('stops at a second submit of the same record while the first is under way', async () => {
    const { handlers } = practice.services;
    const prepared = await prepareSubmit(practice.services);
    const first = handlers['links.submit'](prepared);
    await expect(handlers['links.submit']({ ...prepared, submitId: 'submit-2' })).rejects.toMatchObject({
      code: 'already-running',
    });
    expect((await first).state).toBe('Verified');
    expect(practice.countCalls('ConnectActor')).toBe(1);
  });

  it('stops on a production site until it is unlocked and its name is repeated', async () => {
    const { url, user, password } = practice.site;
    const { handlers } = practice.services;
    const { id } = await handlers['sites.save']({
      name: 'Acme PROD',
      address: url,
      environment: 'production',
      allowHttp: true,
      customer: '',
      signIn: { scheme: 'basic', userName: user, askEachTime: false },
      requests: defaultRequests,
      network: defaultNetwork,
      secrets: { password },
    });
    await expect(submit({ siteId: id, confirmedSiteName: 'Acme PROD' })).rejects.toMatchObject({
      code: 'site-locked',
      changed: 'nothing',
    });
    await handlers['sites.unlock']({ siteId: id, confirmedSiteName: 'Acme PROD', ticket: 'INC-17' });
    await expect(submit({ siteId: id })).rejects.toMatchObject({ code: 'confirmation-needed' });
    await expect(submit({ siteId: id, confirmedSiteName: 'Acme' })).rejects.toMatchObject({
      code: 'confirmation-needed',
    });
    sentNothing();
    expect(await submit({ siteId: id, confirmedSiteName: 'Acme PROD' })).toMatchObject({
      environment: 'production',
      ticket: 'INC-17',
    });
  });
});

describe('a submit that is stopped', () => {
  it('is cancelled before it was sent, and nothing is sent', async () => {
    const { handlers } = practice.services;
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({ kind: 'never', match: { path: 'GetFieldValuesFromCrm' } });
    const running = handlers['links.submit'](prepared);
    await expect.poll(() => practice.countCalls('GetFieldValuesFromCrm')).toBe(2);
    await handlers['links.cancel']({ submitId: 'submit-1' });

    expect(await running).toMatchObject({
      state: 'Cancelled',
      error: { code: 'cancelled', changed: 'nothing' },
    });
    expect(practice.countCalls('ConnectActor')).toBe(0);
  });

  it('is looked at after it was sent: stopping does not take it back', async () => {
    const { handlers } = practice.services;
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({ kind: 'never', match: { path: 'ConnectActor' }, afterWork: true });
    const running = handlers['links.submit'](prepared);
    await expect.poll(() => practice.countCalls('ConnectActor')).toBe(1);
    expect(await handlers['links.running']({ siteId: 'practice' })).toMatchObject({ state: 'Sending' });
    await handlers['links.cancel']({ submitId: 'submit-1' });

    expect(await running).toMatchObject({
      state: 'Verified',
      error: { code: 'cancelled', changed: 'unknown' },
    });
    expect(await handlers['links.running']({ siteId: 'practice' })).toBeNull();
    expect(practice.countCalls('ConnectActor')).toBe(1);
  });
});

describe('a read-back that the site does not allow', () => {
  it('leaves the link sent and names the calls that did not help', async () => {
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({
      kind: 'status',
      status: 403,
      match: { path: 'GetConnectionsAndDisplayFields' },
      times: 0,
    });
    practice.addFault({ kind: 'status', status: 403, match: { path: 'GetFieldValues' }, times: 0 });
    const entry = await practice.services.handlers['links.submit']({
      ...prepared,
      write: { ...prepared.write, seen: null },
    });

    expect(entry).toMatchObject({ state: 'Sent', httpStatus: 204, readBack: { linked: null } });
    expect(entry.readBack?.missing.map(({ call, error }) => [call, error.code])).toEqual([
      ['GetConnectionsAndDisplayFields', 'no-permission'],
      ['GetFieldValuesFromCrm', 'no-permission'],
      ['GetFieldValuesFromErp', 'no-permission'],
    ]);
  });
});

describe('by hand', () => {
  it('needs nothing but ConnectActor', async () => {
    for (const path of ['ErpSync/Get', 'Archive', 'MDO']) {
      practice.addFault({ kind: 'status', status: 403, match: { path }, times: 0 });
    }
    const entry = await practice.services.handlers['links.submit']({
      siteId: 'practice',
      submitId: 'submit-1',
      names: { erpConnection: '', record: '', erpActor: '' },
      write: orkdalByHand,
    });
    expect(entry.state).toBe('Sent');
    practice.site.faults.clear();
    expect(await practice.services.handlers['links.check']({ activityId: entry.id })).toMatchObject({
      state: 'Verified',
      readBack: { linked: true, erpKey: '10014' },
    });
  });
});
