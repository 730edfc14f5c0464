import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { makeLinkRequest, makeRow } from '../testing/link-request';
import { createSiteClient, type SiteClient } from '../testing/site-client';

let site: PracticeSite;
let client: SiteClient;
beforeAll(async () => {
  site = await startPracticeSite({ companies: 60 });
  client = createSiteClient(site);
});
beforeEach(() => site.reset());
afterAll(() => site.stop());

const connect = (request: Record<string, unknown>) => client.call('ErpSync/ConnectActor', request);
/** Everything that a link could change, as text. */
const snapshot = (): string =>
  JSON.stringify([
    [...site.store().links.values()],
    site.store().listRecords('Contact'),
    site.store().listActors(1, 'Customer'),
    site.store().listActors(2, 'Customer'),
  ]);

/** What came back, and whether anything changed. */
async function tryLink(request: Record<string, unknown>): Promise<Record<string, unknown>> {
  const before = snapshot();
  const { status, data } = await connect(request);
  return { status, data, isUnchanged: snapshot() === before };
}

const refusal = (type: string, message: string) => ({
  status: 400,
  data: {
    Error: true,
    ErrorType: type,
    Message: expect.stringContaining(message),
    ErrorSource: 'SuperOffice.Services.Implementation',
  },
  isUnchanged: true,
});

/** Makes the tour's link with these rows and gives what both sides hold then. */
async function linkWith(...rows: Record<string, unknown>[]) {
  const { status } = await connect(makeLinkRequest({ FieldValues: rows }));
  if (status !== 204) throw new Error(`ConnectActor answered ${status}`);
  return {
    crm: site.store().findRecord('Contact', 1)?.values ?? {},
    erp: site.store().findActor(1, 'Customer', '10014')?.values ?? {},
  };
}

describe('a link is refused, and nothing is changed', () => {
  test.each([
    ['an unknown connection', { ErpConnectionId: 99 }, 'SoNotFoundException', '99'],
    ['connection 0', { ErpConnectionId: 0 }, 'SoNotFoundException', '0'],
    ['an inactive connection', { ErpConnectionId: 3, ErpKey: 'erp831' }, 'ArgumentException', 'not active'],
    ['an unknown record', { CrmRecordId: 9_999_999 }, 'SoNotFoundException', 'Contact id 9999999 not found'],
    ['a record of another type', { CrmActorType: 'Person' }, 'ArgumentException', 'not to Person'],
    ['type Unknown', { CrmActorType: 'Unknown' }, 'ArgumentException', 'Unknown'],
    [
      'an ERP type that the connection does not map',
      { ErpActorType: 'Partner' },
      'ArgumentException',
      'Partner',
    ],
    ['an unknown key', { ErpKey: '99999' }, 'SoNotFoundException', '99999'],
    [
      'a key that lost its leading zeros',
      { ErpActorType: 'Supplier', ErpKey: '12' },
      'SoNotFoundException',
      "'12'",
    ],
    ['a key with a space behind it', { ErpKey: '10014 ' }, 'SoNotFoundException', "'10014 '"],
    ['an empty key', { ErpKey: '' }, 'ArgumentException', 'empty'],
    ['a key of 255 characters', { ErpKey: 'x'.repeat(255) }, 'ArgumentException', '254'],
    [
      'a record that is linked already',
      { CrmRecordId: 2 },
      'ArgumentException',
      "already connected to Customer '10027'",
    ],
    [
      'a record that is linked to another type',
      { CrmRecordId: 2, ErpActorType: 'Supplier', ErpKey: '00012' },
      'ArgumentException',
      'already connected',
    ],
    [
      'a key that another record holds',
      { ErpKey: '10027' },
      'ArgumentException',
      'already connected to Contact 2',
    ],
  ])('for %s', async (_name, changes, type, message) => {
    expect(await tryLink(makeLinkRequest(changes))).toEqual(refusal(type, message));
  });

  const changed = makeRow('POSTALAD1', 'Changed', 'both');
  test.each([
    ['a field that no connection knows', makeRow('qui', 'ea', 'leave'), "'qui'"],
    ['a field that only another connection maps', makeRow('STREETAD1', 'x', 'crm'), 'STREETAD1'],
    ['a field that is given twice', makeRow('postalad1', 'x', 'crm'), 'twice'],
    ['an empty mandatory value', makeRow('NAME', ' ', 'erp'), 'NAME is mandatory in the ERP'],
    ['an empty name in CRM', makeRow('NAME', '', 'crm'), 'NAME is mandatory in CRM'],
    ['a text that is too long for the ERP', makeRow('POSTALCITY', 'x'.repeat(41), 'erp'), '40'],
    ['a text that is too long for CRM', makeRow('POSTALCITY', 'x'.repeat(80), 'crm'), '79'],
    ['a changed value of a read-only field', makeRow('NUMBER2', '777', 'erp'), 'CUSTNO is read-only'],
    ['a word for a number', makeRow('SuperOffice:2', 'soon', 'both'), 'Integer'],
    ['a decimal for a whole number', makeRow('SuperOffice:2', '[I:1.5]', 'crm'), 'Integer'],
    ['a comma in a decimal', makeRow('SuperOffice:1', '[F:1,5]', 'crm'), 'Double'],
    ['a day that does not exist', makeRow('SuperOffice:4', '[D:02/30/2020]', 'erp'), 'Date'],
    ['a third state of a checkbox', makeRow('SuperOffice:3', '[I:2]', 'crm'), 'Checkbox'],
    ['a list item that CRM does not have', makeRow('COUNTRY', '[I:77]', 'crm'), 'COUNTRY'],
    ['an ERP item without counterpart, for CRM', makeRow('CATEGORY', '099', 'crm'), 'no mapped item in CRM'],
    [
      'a CRM item without counterpart, for the ERP',
      makeRow('COUNTRY', '[I:6]', 'erp'),
      'no mapped item in the ERP',
    ],
    ['an ERP item that its list does not have', makeRow('COUNTRY', 'XX', 'erp'), "no item 'XX'"],
  ])('for %s, even behind a value that was fine', async (_name, row, message) => {
    const request = makeLinkRequest({ FieldValues: [changed, row] });
    expect(await tryLink(request)).toEqual(refusal('ArgumentException', message));
  });
});

describe('a link is made', () => {
  test('without field values, with null for them, and without the member', async () => {
    for (const changes of [{ FieldValues: [] }, { FieldValues: null }, { FieldValues: undefined }]) {
      site.reset();
      expect((await connect(makeLinkRequest(changes))).status).toBe(204);
      expect(site.store().findLinkOfRecord(1, 'Contact', 1)?.erpKey).toBe('10014');
    }
  });

  test('leaves a value where neither switch is on, even one that no side could store', async () => {
    const { crm, erp } = await linkWith(makeRow('SuperOffice:2', 'soon', 'leave'));
    expect([crm['SuperOffice:2'], erp['PAYDAYS']]).toEqual(['[I:14]', '[I:14]']);
  });

  test('takes bare values and stores them encoded', async () => {
    const { crm, erp } = await linkWith(
      makeRow('SuperOffice:1', '1234.5', 'crm'),
      makeRow('SuperOffice:2', '45', 'both'),
      makeRow('SuperOffice:3', 'true', 'crm'),
      makeRow('SuperOffice:4', '2020-02-29', 'both'),
    );
    expect(crm).toMatchObject({
      'SuperOffice:1': '[F:1234.5]',
      'SuperOffice:2': '[I:45]',
      'SuperOffice:3': '[I:1]',
      'SuperOffice:4': '[D:02/29/2020]',
    });
    expect(erp).toMatchObject({ PAYDAYS: '[I:45]', SINCE: '[D:02/29/2020]' });
  });

  test('translates list items by the list mapping, either way', async () => {
    const { crm, erp } = await linkWith(
      makeRow('COUNTRY', '[I:2]', 'both'),
      makeRow('CATEGORY', '010', 'crm'),
    );
    expect([crm['COUNTRY'], erp['COUNTRY'], crm['CATEGORY']]).toEqual(['[I:2]', 'SE', '[I:1]']);
  });

  test('lets an ERP keep a list item without counterpart when only the ERP is written', async () => {
    const { erp } = await linkWith(makeRow('CATEGORY', '099', 'erp'));
    expect(erp['CUSTGR']).toBe('099');
  });

  test('empties a value that is not mandatory', async () => {
    const { crm, erp } = await linkWith(makeRow('EMAIL', '', 'both'), makeRow('COUNTRY', '', 'both'));
    expect([crm['EMAIL'], erp['EMAIL'], crm['COUNTRY'], erp['COUNTRY']]).toEqual(['', '', '', '']);
  });

  test('takes the read-only value that the ERP holds already', async () => {
    const { crm } = await linkWith(makeRow('NUMBER2', '10014', 'both'));
    expect(crm['NUMBER2']).toBe('10014');
  });

  test('keeps every character of a text', async () => {
    const text = ' "quoted" <b>æøå</b>\r\n\t[I:5] \u{1F41F} ';
    const { crm, erp } = await linkWith(makeRow('POSTALAD1', text, 'both'));
    expect([crm['POSTALAD1'], erp['POSTALAD1']]).toEqual([text, text]);
  });

  test('in a second connection beside the first, each with its own row under one internal key', async () => {
    expect((await connect(makeLinkRequest())).status).toBe(204);
    const second = makeLinkRequest({ ErpConnectionId: 2, ErpKey: '900719925474099301' });
    expect((await connect(second)).status).toBe(204);
    const [first, other] = [1, 2].map((connection) =>
      site.store().findLinkOfRecord(connection, 'Contact', 1),
    );
    expect(first?.internalKeyId).toBe(other?.internalKeyId);
    expect(first?.externalKeyId).not.toBe(other?.externalKeyId);
    expect(site.store().findRecord('Contact', 1)?.activeErpLinks).toBe(2);
  });

  test('for a person whose company is not linked', async () => {
    const free = site
      .store()
      .listActors(1, 'Person')
      .find(({ key }) => !site.store().findLinkOfActor(1, 'Person', key));
    const person = site
      .store()
      .listRecords('Person')
      .find(
        ({ id, companyId }) =>
          !site.store().findLinkOfRecord(1, 'Person', id) &&
          !site.store().findLinkOfRecord(1, 'Contact', companyId ?? 0),
      );
    const request = {
      CrmActorType: 'Person',
      ErpActorType: 'Person',
      CrmRecordId: person?.id,
      ErpKey: free?.key,
    };
    expect((await connect(makeLinkRequest(request))).status).toBe(204);
  });

  test('again after it was broken', async () => {
    await connect(makeLinkRequest());
    const broken = { ErpConnectionId: 1, CrmRecordId: 1, CrmActorType: 'Contact' };
    expect((await client.call('ErpSync/BreakActorLink', broken)).data).toBe(true);
    expect((await connect(makeLinkRequest())).status).toBe(204);
  });
});

describe('the calls with a boolean answer', () => {
  test.each(['ErpSync/TryConnectActor', 'ErpSync/CreateActorLink'])(
    '%s: false where somebody holds the record or the key, an error for other rules',
    async (call) => {
      expect((await client.call(call, makeLinkRequest({ CrmRecordId: 2 }))).data).toBe(false);
      expect((await client.call(call, makeLinkRequest({ ErpKey: '10027' }))).data).toBe(false);
      expect((await client.call(call, makeLinkRequest({ ErpKey: 'nobody' }))).status).toBe(400);
      expect((await client.call(call, makeLinkRequest())).data).toBe(true);
    },
  );

  test('making an actor: refused without a mandatory value, and then nothing was made', async () => {
    const count = site.store().countActors();
    const request = {
      ConnectionId: 1,
      CrmEntityId: 12,
      ErpActorType: 'Customer',
      CrmActorType: 'Contact',
      ErpFieldKeyValues: { STDTERMS: '' },
    };
    const call = 'ErpSync/CreateErpActorFromCrm';
    expect((await client.call(call, request)).data).toMatchObject({
      Message: expect.stringContaining('STDTERMS is mandatory'),
    });
    for (const values of [{ BALANCE: '[F:1]' }, { NOSUCH: 'x' }, { STDTERMS: '99' }])
      expect((await client.call(call, { ...request, ErpFieldKeyValues: values })).status).toBe(400);
    expect(site.store().countActors()).toBe(count);
    expect(site.store().findLinkOfRecord(1, 'Contact', 12)).toBeNull();
  });
});

test.each([
  ['GetFieldValuesFromErp', { ErpConnectionId: 1, ActorTypeErp: 'Customer', ErpKey: 'nobody' }],
  ['GetFieldValuesFromErp', { ErpConnectionId: 3, ActorTypeErp: 'Customer', ErpKey: 'erp831' }],
  ['GetFieldValuesFromCrm', { RecordId: 9_999_999, ActorTypeCrm: 'Contact' }],
  ['GetConnectionsAndDisplayFields', { CrmActorType: 'Contact', EntityId: 9_999_999 }],
  ['GetErpFieldValues', { ErpConnectionId: 1, CrmActorType: 'Contact', EntityId: 1, FieldKeys: ['NAME'] }],
  ['GetConnection', { ErpConnectionId: 9 }],
  ['GetActorTypeMapping', { ErpConnectionId: 1, ActorType: 'Sale' }],
  ['GetDefaultValueInfo', { ErpFieldId: 1 }],
  ['BreakActorLink', { ErpConnectionId: 1, CrmRecordId: 9_999_999, CrmActorType: 'Contact' }],
])('%s refuses %o with the error shape of the agents', async (method, body) => {
  const { status, data } = await client.call(`ErpSync/${method}`, body);
  expect(status).toBe(400);
  expect(data).toMatchObject({ Error: true, ErrorType: expect.any(String), Message: expect.any(String) });
});
