import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orkdal, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { choicesOf } from '../../shared/write/list-values';
import { joinFields } from '../../shared/write/joined-value';
import { compilePlan } from '../../shared/write/plan';
import type { RequestTimeouts } from '../superoffice/site-client';

let practice: PracticeServices;
let timeouts: RequestTimeouts;
beforeEach(async () => {
  timeouts = { readMs: 60_000, writeMs: 60_000 };
  practice = await startPracticeServices({ timeouts });
});
afterEach(() => practice.stop());

const siteId = 'practice';
const handlers = () => practice.services.handlers;
const refuse = (path: string, times = 0) =>
  practice.addFault({ kind: 'status', status: 403, match: { path }, times });

describe('ERP connections', () => {
  it('are listed with their state, in the site’s language and not as resource text', async () => {
    const connections = await handlers()['links.listConnections']({ siteId });
    expect(connections.map(({ active }) => active)).toEqual([true, true, false]);
    for (const { name } of connections) expect(name).not.toMatch(/NO:|US:|\[SR_/);
  });

  it('say which ERP actor types belong to which record type', async () => {
    const pairs = await handlers()['links.listActorTypes']({ siteId, erpConnectionId: 1 });
    expect(pairs).toContainEqual({ erpActorType: 'Customer', crmActorType: 'Contact' });
    expect(pairs.map(({ erpActorType }) => erpActorType)).not.toContain('Sale');
  });

  it('still name what can be named when one type is refused', async () => {
    refuse('GetCrmActorType', 1);
    const pairs = await handlers()['links.listActorTypes']({ siteId, erpConnectionId: 1 });
    expect(pairs.length).toBeGreaterThan(0);
  });

  it.each([
    ['no answer came', { kind: 'never' }, 'timeout'],
    ['the sign-in was not taken', { kind: 'status', status: 401 }, 'unauthorized'],
  ] as const)(
    'are not told in part where for one type %s: a form would lose its choice',
    async (_why, fault, code) => {
      practice.addFault({ ...fault, match: { path: 'GetCrmActorType' }, times: 1 });
      if (fault.kind === 'never') timeouts.readMs = 1_000;
      await expect(handlers()['links.listActorTypes']({ siteId, erpConnectionId: 1 })).rejects.toMatchObject({
        code,
      });
    },
  );

  it('fail with the reason when the site refuses every type', async () => {
    refuse('GetCrmActorType');
    await expect(handlers()['links.listActorTypes']({ siteId, erpConnectionId: 1 })).rejects.toMatchObject({
      code: 'no-permission',
      params: { call: 'GetCrmActorType' },
    });
  });
});

const searchCompanies = (text: string, page = 0) =>
  handlers()['links.searchCrmRecords']({ siteId, crmActorType: 'Contact', text, page });

describe('a search for CRM records', () => {
  it('tells namesakes apart', async () => {
    const { items } = await searchCompanies('Nordlys Bygg');
    const told = items.map(({ details }) => JSON.stringify(details));
    expect(items.length).toBeGreaterThan(1);
    expect(new Set(told).size).toBe(items.length);
  });

  it('finds an id, a pasted address and a number, and puts the exact hit first', async () => {
    expect((await searchCompanies('1')).items[0]?.crmRecordId).toBe(1);
    const { url } = practice.site;
    expect((await searchCompanies(`${url}default.aspx?contact_id=1`)).items[0]?.name).toBe('Orkdal AS');
    // An id of another installation is another record here.
    const other = 'https://crm.example.com/default.aspx?contact_id=1';
    expect((await searchCompanies(other)).items).toEqual([]);
    const numbered = (await searchCompanies('a')).items.find(({ number }) => number !== '');
    expect((await searchCompanies(numbered?.number ?? '')).items[0]?.crmRecordId).toBe(numbered?.crmRecordId);
  });

  it('finds a company by whatever a caller gives', async () => {
    const given = [
      ['its words in another order', 'rør bjørkåsen', 'Bjørkåsen Rør AS'],
      ['plain letters', 'bjorkasen ror', 'Bjørkåsen Rør AS'],
      ['two letters for one', 'Bjoerkaasen', 'Bjørkåsen Rør AS'],
      ['no-break spaces and decomposed letters', 'Bjørka\u030asen\u00a0Rør', 'Bjørkåsen Rør AS'],
      ['the organisation number', '987654325', 'Bjørkåsen Rør AS'],
      ['the organisation number with spaces', '987 654 325', 'Bjørkåsen Rør AS'],
      ['the VAT number', 'NO 914 785 236 MVA', 'Orkdal AS'],
      ['the phone', '+47 73 90 11 22', 'Bjørkåsen Rør AS'],
      ['the phone without country code', '739 01 122', 'Bjørkåsen Rør AS'],
      ['the e-mail', 'firma@bjorkasen.example', 'Bjørkåsen Rør AS'],
      ['name and city', 'orkdal orkanger', 'Orkdal AS'],
      ['the id as it is printed', 'id 2', 'Bjørkåsen Rør AS'],
      ['the number as it is printed', 'no. 10027', 'Bjørkåsen Rør AS'],
      ['part of an address', 'contact_id=2', 'Bjørkåsen Rør AS'],
    ] as const;
    const missed: string[] = [];
    for (const [what, text, name] of given) {
      const { items } = await searchCompanies(text);
      if (!items.some((item) => item.name === name)) missed.push(what);
    }
    expect(missed).toEqual([]);
  });

  it('gives names that begin with the text first', async () => {
    const { items } = await searchCompanies('or');
    expect(items.some(({ name }) => name === 'Orkdal AS')).toBe(true);
    expect(items[0]?.name).toMatch(/^[oøö]r/i);
  });

  it('gives several ids in their order, and a number of three parts as both', async () => {
    const listed = await searchCompanies('3 1\n2');
    expect(listed.items.map(({ crmRecordId }) => crmRecordId)).toEqual([3, 1, 2]);
    expect((await searchCompanies('914 785 236')).items[0]?.name).toBe('Orkdal AS');
  });

  it('finds a name also where the site knows no other column to search by', async () => {
    practice.addFault({
      kind: 'status',
      status: 400,
      match: { path: 'GetArchiveListByColumns' },
      times: 2,
    });
    expect((await searchCompanies('Orkdal')).items.length).toBeGreaterThan(0);
  });

  it('says in which connections a hit is linked, and says so when the site will not tell', async () => {
    const { items } = await searchCompanies('a');
    const linked = items.find(({ linkedIn }) => linkedIn !== null && linkedIn.length > 0);
    expect(linked?.linkedIn?.[0]?.connectionName).toMatch(/\w/);
    refuse('GetConnectionsAndDisplayFields');
    const again = await searchCompanies('a');
    const same = again.items.find(({ crmRecordId }) => crmRecordId === linked?.crmRecordId);
    expect(same?.linkedIn).toBeNull();
  });

  it('gives further pages without repeating a hit', async () => {
    const first = await searchCompanies('a');
    const second = await searchCompanies('a', 1);
    expect(first.more).toBe(true);
    const ids = [...first.items, ...second.items].map(({ crmRecordId }) => crmRecordId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('takes quotes, percent signs and markup as the text they are', async () => {
    for (const text of ['O\'Brien "&" <b>', '%', "');--", '\\']) {
      expect((await searchCompanies(text)).items.length).toBeLessThan(400);
    }
  });

  it.each(['Person', 'Project', 'Sale'] as const)('works for %s', async (crmActorType) => {
    const { items } = await handlers()['links.searchCrmRecords']({ siteId, crmActorType, text: '', page: 0 });
    expect(items.length).toBeGreaterThan(0);
    const [{ crmRecordId, name }] = items as [(typeof items)[number]];
    const record = await handlers()['links.getCrmRecord']({ siteId, crmActorType, crmRecordId });
    expect(record.name).toBe(name);
  });

  it('says when there is no such record', async () => {
    const missing = handlers()['links.getCrmRecord']({
      siteId,
      crmActorType: 'Contact',
      crmRecordId: 999_999,
    });
    await expect(missing).rejects.toMatchObject({ code: 'not-found' });
  });
});

const customers = { siteId, erpConnectionId: 1, erpActorType: 'Customer' as const };
const search = (text: string) => handlers()['links.searchErpActors']({ ...customers, text, page: 0 });
const searches = () =>
  practice.site.log.list().filter(({ body }) => JSON.stringify(body.json).includes('SearchText')).length;

const lookUp = (erpKey: string, erpActorType: 'Customer' | 'Supplier' = 'Customer') =>
  handlers()['links.lookUpErpKey']({ ...customers, erpActorType, erpKey });

describe('a search for ERP actors', () => {
  it('shows key, name and the fields that the connection shows in search', async () => {
    const { items } = await search('Orkdal');
    expect(items).toMatchObject([
      { erpActorType: 'Customer', erpKey: '10014', name: 'Orkdal AS', connected: false },
    ]);
    expect(items[0]?.details).toContainEqual({ label: 'City', value: 'Orkanger' });
  });

  it('keeps keys as the texts they are', async () => {
    const found = await lookUp('00012', 'Supplier');
    expect(found.found).toBe(true);
    expect((await lookUp('12', 'Supplier')).found).toBe(false);
    const { items } = await handlers()['links.searchErpActors']({
      ...customers,
      erpActorType: 'Supplier',
      text: found.name,
      page: 0,
    });
    expect(items.map(({ erpKey }) => erpKey)).toContain('00012');
  });

  it('has lists and lengths of the fields asked for by the time that a hit is chosen', async () => {
    await search('Orkdal');
    await expect.poll(() => practice.countCalls('GetConnectionListMappings')).toBe(1);
    await load();
    expect(practice.countCalls('GetConnectionListMappings')).toBe(1);
  });

  it('tries other forms of the request when the site refuses the first, and remembers the one that works', async () => {
    practice.addFault({ kind: 'status', status: 400, match: { path: 'GetArchiveListByColumns' }, times: 2 });
    expect((await search('Orkdal')).items).toHaveLength(1);
    expect(searches()).toBe(3);
    expect((await search('Orkdal')).items).toHaveLength(1);
    expect(searches()).toBe(4);
  });

  it('does not try other forms of a request that is not allowed at all', async () => {
    refuse('GetArchiveListByColumns');
    await expect(search('Orkdal')).rejects.toMatchObject({ code: 'no-permission' });
    expect(searches()).toBe(1);
  });

  it('looks a typed key up: who it is, and who holds it', async () => {
    expect(await lookUp('10014')).toEqual({ found: true, error: null, name: 'Orkdal AS', holder: 'free' });
    expect(await lookUp('no such key')).toMatchObject({ found: false });

    const held = (await search('')).items.find(({ connected }) => connected === true);
    expect(await lookUp(held?.erpKey ?? '')).toMatchObject({
      found: true,
      holder: { crmActorType: 'Contact', name: expect.stringMatching(/\w/) },
    });
    refuse('Archive');
    expect(await lookUp('10014')).toMatchObject({ found: true, holder: 'unknown' });
  });

  it('never takes a refusal that may be about the ERP itself for a key that is not there', async () => {
    practice.addFault({
      kind: 'status',
      status: 400,
      match: { path: 'GetFieldValuesFromErp' },
      body: JSON.stringify({
        Error: true,
        ErrorType: 'Exception',
        Message: 'The connector did not answer within 30 seconds.',
        ErrorSource: 'x',
      }),
    });
    expect(await lookUp('10014')).toMatchObject({
      found: null,
      error: { code: 'rejected', params: { reason: 'The connector did not answer within 30 seconds.' } },
      holder: 'free',
    });
  });
});

const load = () => handlers()['links.loadFields']({ siteId, ...orkdal });

describe('the fields of a link', () => {
  it('join mapping and both sides, with lengths and list names', async () => {
    const loaded = await load();
    expect(loaded.missing).toEqual([]);
    const fields = joinFields(compilePlan(loaded.plan), loaded);
    expect(fields.find(({ field }) => field.crmFieldKey === 'EMAIL')).toMatchObject({
      crm: { value: 'post@orkdal.example' },
      erp: { value: 'faktura@orkdal.example' },
      field: { maxLength: expect.any(Number) },
    });
    const list = fields.find(({ field }) => field.fieldType === 'List');
    const choices = list && choicesOf(list.field.list, list);
    expect(choices?.map(({ value }) => value)).toContain(list?.crm?.value);
  });

  it('ask for mapping and lists once per session', async () => {
    await load();
    await load();
    expect(practice.countCalls('GetActorTypeMapping')).toBe(1);
    expect(practice.countCalls('GetConnectionListMappings')).toBe(1);
    expect(practice.countCalls('GetFieldValuesFromCrm')).toBe(2);
  });

  it.each([
    ['GetActorTypeMapping', 'GetActorTypeMapping'],
    ['GetFieldValuesFromCrm', 'GetFieldValuesFromCrm'],
    ['GetFieldValuesFromErp', 'GetFieldValuesFromErp'],
    ['GetConnectionListMappings', 'GetConnectionListMappings'],
    ['Archive', 'GetArchiveListByColumns(ErpField)'],
  ])('are still given when %s is refused, and say which help is missing', async (path, call) => {
    refuse(path);
    const { plan, missing } = await load();
    expect(plan.fields.length).toBeGreaterThan(0);
    expect(missing).toMatchObject([{ call, error: { code: 'no-permission' } }]);
  });

  it('fail with the reason only when nothing at all could be learned', async () => {
    refuse('Get');
    await expect(load()).rejects.toMatchObject({ code: 'no-permission' });
  });
});
