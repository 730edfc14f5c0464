import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { createSiteClient, type SiteClient } from '../testing/site-client';

let site: PracticeSite;
let client: SiteClient;
beforeAll(async () => {
  site = await startPracticeSite();
  client = createSiteClient(site);
});
afterAll(() => site.stop());

interface ODataPage {
  'odata.metadata': string;
  'odata.nextLink': string | null;
  'odata.count'?: number;
  value: Record<string, unknown>[];
}
const isPage = (data: unknown): data is ODataPage =>
  typeof data === 'object' && data !== null && 'value' in data && Array.isArray(data.value);

async function read(path: string): Promise<ODataPage> {
  const { status, data } = await client.get(path, { 'Accept-Language': 'en' });
  if (!isPage(data)) throw new Error(`${path} answered ${status} ${JSON.stringify(data)}`);
  return data;
}
const ids = async (filter: string): Promise<unknown[]> => {
  const query = new URLSearchParams({ $select: 'contactId', $filter: filter });
  return (await read(`api/v1/Contact?${query.toString()}`)).value.map((row) => row['contactId']);
};

describe('record lists', () => {
  test('have the documented slim shape: the key as text, cells as JSON values', async () => {
    const page = await read(
      'SuperOffice/api/v1/Contact?$select=contactId,nameDepartment,number,postAddress/city,activeErpLinks,category,updatedDate&$filter=contactId eq 2',
    );
    expect(page).toEqual({
      'odata.metadata': `${site.url}SuperOffice/api/v1/Archive/$metadata`,
      'odata.nextLink': null,
      value: [
        {
          PrimaryKey: '2',
          EntityName: 'contact',
          contactId: 2,
          nameDepartment: 'Bjørkåsen Rør AS',
          number: '10027',
          'postAddress/city': 'Trondheim',
          activeErpLinks: true,
          category: 'Customer A',
          updatedDate: expect.stringMatching(/^2025-\d\d-\d\dT\d\d:00:00$/),
        },
      ],
    });
  });

  test('of persons, projects and sales', async () => {
    const [person] = (
      await read('api/v1/Person?$select=personId,fullName,personActiveErpLinks,contactId&$top=1')
    ).value;
    expect(person).toMatchObject({ personId: 1, personActiveErpLinks: expect.any(Boolean) });
    const [project] = (await read('api/v1/Project?$select=projectId,name,endDate,completed&$top=1')).value;
    expect(project).toMatchObject({ projectId: 1, endDate: expect.stringMatching(/T00:00:00$/) });
    const [sale] = (await read('api/v1/Sale?$select=saleId,heading,amount,saleNumber&$top=1')).value;
    expect(sale).toMatchObject({ saleId: 1, amount: expect.any(Number), saleNumber: '000001' });
  });

  test('lead from page to page by their next link, without gap or repetition', async () => {
    const seen: unknown[] = [];
    let next: string | null = `${site.url}api/v1/Contact?$select=contactId&$orderBy=contactId&$top=150`;
    while (next !== null) {
      const page: ODataPage = await read(next);
      seen.push(...page.value.map((row) => row['contactId']));
      next = page['odata.nextLink'];
    }
    expect(seen).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
  });

  test('are an empty list, not an error, where nothing fits', async () => {
    expect((await read("api/v1/Contact?$select=contactId&$filter=name is 'nobody'")).value).toEqual([]);
  });

  test('tell namesakes apart', async () => {
    const page = await read(
      "api/v1/Contact?$select=department,postAddress/city&$filter=name is 'Nordlys Bygg AS' and contactId < 10&$orderBy=postAddress/city,department",
    );
    expect(page.value.map((row) => [row['department'], row['postAddress/city']])).toEqual([
      ['', 'Bodø'],
      ['', 'Tromsø'],
      ['Verksted', 'Tromsø'],
    ]);
  });
});

describe('$filter', () => {
  test.each([
    ["name begins 'Orkdal'", [1]],
    ["name begins 'ORKDAL' and contactId eq 1", [1]],
    ['contactId = 2', [2]],
    ['contactId in (2,1)', [1, 2]],
    ['contactId oneOf (3, 4)', [3, 4]],
    ['contactId between (1,3)', [1, 2, 3]],
    ['contactId lt 3', [1, 2]],
    ["contactId lt 4 and (name begins 'Ork' or name begins 'Nord')", [1, 3]],
    ["name begins 'Orkdal' or contactId eq 3 and department is ''", [1, 3]],
    ["substringof('gylne', name)", [6]],
    ["startswith(name,'Bakeriet') eq true", [6]],
    ["name contains '\"Den Gylne'", [6]],
    ["name contains '<b>Fet'", [7]],
    ["contactId lt 15 and postAddress/line1 contains 'ller\\'n'", [6]],
    ["number is '10027'", [2]],
    ["orgnr is '914785236'", [1]],
    ['contactId lt 12 and activeErpLinks set true', [2, 6, 8, 11]],
    ['contactId lt 4 and activeErpLinks set', [2]],
    ['contactId lt 3 and activeErpLinks set false', [1]],
    ['contactId lt 4 and category equals 2', [1, 3]],
    ['contactId lt 4 and category notOneOf (2)', [2]],
    ["contactId lt 6 and department notContains 'Verk' and name isNot 'Orkdal AS'", [2, 3, 5]],
    ["contactId lt 3 and updatedDate after '2024.01.01'", [1, 2]],
    ["contactId lt 3 and updatedDate before '2024-01-01'", []],
  ])('%s', async (filter, expected) => {
    expect((await ids(filter)).toSorted((a, b) => Number(a) - Number(b))).toEqual(expected);
  });

  test.each([
    'contactId le 5',
    'contactId ge 5',
    "name notEnds 'AS'",
    "nosuchcolumn eq 'x'",
    'contactId eq',
    'contactId eq five',
    "contactId eq 'five'",
    'contactId begins 5',
    "(name begins 'x'",
    "name begins 'x')",
    "name begins 'x' and",
    "name begins 'never closed",
    'name',
    "name begins 'x' name begins 'y'",
    'contactId in (1,',
    'contactId between (1)',
    '§',
    `${'('.repeat(60)}contactId eq 1${')'.repeat(60)}`,
  ])('refuses %s with a 400 that says why', async (filter) => {
    const query = new URLSearchParams({ $filter: filter });
    const { status, data } = await client.get(`api/v1/Contact?${query.toString()}`);
    expect(status).toBe(400);
    expect(data).toMatchObject({
      Error: true,
      ErrorType: 'ArgumentException',
      Message: expect.stringMatching(/.{10}/),
    });
  });

  test.each(['$top=-1', '$top=x', '$skip=1.5', '$orderBy=nosuch'])('refuses %s', async (option) => {
    expect((await client.get(`api/v1/Contact?${option}`)).status).toBe(400);
  });
});

describe('archives by GET', () => {
  test('answer the dynamic query of a link, values typed', async () => {
    const select =
      'erpexternalkey.erpkey,erpexternalkey.actortype,erpexternalkey:erpinternalkeyid.recordid,erpexternalkey:erpinternalkeyid.recordid[contact].name';
    const filter =
      'erpexternalkey:erpinternalkeyid.tableid eq 5 and erpexternalkey:erpinternalkeyid.recordid eq 11';
    const query = new URLSearchParams({ $select: select, $filter: filter });
    const { value } = await read(`api/v1/archive/dynamic?${query.toString()}`);
    expect(value.map(({ PrimaryKey: _key, ...cells }) => cells)).toEqual(
      [
        ['10044', 1],
        ['PA/0007', 3],
      ].map(([key, type]) => ({
        EntityName: 'dynamic',
        'erpexternalkey.erpkey': key,
        'erpexternalkey.actortype': type,
        'erpexternalkey:erpinternalkeyid.recordid': 11,
        'erpexternalkey:erpinternalkeyid.recordid[contact].name': 'Sjøbris Hotell AS',
      })),
    );
  });

  test('count where asked, and take long queries as a form', async () => {
    expect(
      (
        await read(
          'api/v1/Archive/FindErpEntity?$select=ErpKey&$filter=ConnectionId eq 2&$top=1&$inlineCount=True',
        )
      )['odata.count'],
    ).toBe(180);
    const form = new URLSearchParams({ $select: 'contactId', $filter: 'contactId eq 1' }).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const { data } = await client.send('POST', 'api/v1/Archive/Contact', form, headers);
    expect(data).toMatchObject({ value: [{ contactId: 1 }] });
  });
});

describe('entities', () => {
  test('carry the counter of links as a number', async () => {
    const { data } = await client.get('api/v1/Contact/11', { 'Accept-Language': 'en' });
    expect(data).toMatchObject({
      ContactId: 11,
      Name: 'Sjøbris Hotell AS',
      ActiveErpLinks: 2,
      Category: { Id: 1, Value: 'Customer A' },
      TableRight: null,
    });
    for (const type of ['Person', 'Project', 'Sale'])
      expect((await client.get(`api/v1/${type}/1`)).data).toMatchObject({ [`${type}Id`]: 1 });
  });

  test.each(['99999', '0', 'x', '1e3'])('answer the documented 404 to the id %s', async (id) => {
    const { status, data } = await client.get(`api/v1/Contact/${id}`);
    expect(status).toBe(404);
    expect(data).toEqual({
      Error: true,
      ErrorType: 'SoNotFoundException',
      ErrorMessage: `Contact id ${id} not found`,
      ErrorSource: 'SuperOffice.Services.Implementation',
    });
  });

  test('give lists by name', async () => {
    const { data } = await client.get('api/v1/MDOList/business?flat=true', { 'Accept-Language': 'nb' });
    expect(data).toContainEqual(
      expect.objectContaining({ Id: 1, Name: 'Bygg og anlegg', FullName: 'Bygg og anlegg' }),
    );
  });
});
