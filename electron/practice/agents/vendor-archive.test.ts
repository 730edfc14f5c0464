import {
  CrmActorType,
  ErpActorType,
  InterRestrictionOperator,
  OrderBySortType,
} from '@superoffice/webapi/Enums.js';
import { describe, expect, test } from 'vitest';
import { cell, cells, prepareArchiveTests, restrict } from '../testing/archive-tests';

const tests = prepareArchiveTests();
const { list } = tests;

describe('CRM records', () => {
  test('come with encoded display values and an integer key', async () => {
    const columns = ['contactId', 'nameDepartment', 'category', 'activeErpLinks', 'updatedDate'];
    const rows = await list('FindContact', columns, [restrict('contactId', '=', '[I:2]')]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ entityName: 'contact', primaryKey: 2 });
    expect(columns.map((column) => cell(rows[0], column))).toEqual([
      '[I:2]',
      'Bjørkåsen Rør AS',
      'Customer A',
      '[I:1]',
      expect.stringMatching(/^\[DT:\d\d\/\d\d\/2025 \d\d:00:00\.0000000\]$/),
    ]);
  });

  test.each([
    ['plain', restrict('contactId', 'equals', '2'), 1, 1],
    ['a list by id', restrict('category', 'oneOf', '1', '[I:7]'), 1, 399],
    ['text, whatever its case', restrict('name', 'begins', 'BJØRKÅSEN RØR'), 1, 399],
    ['a flag', restrict('activeErpLinks', 'set', 'true'), 1, 399],
    ['a date', restrict('updatedDate', 'after', '[D:06/01/2025]'), 1, 399],
    ['nothing', restrict('getAllRows', '=', '[I:1]'), 400, 400],
    ['virtually no rows', restrict('getNoRows', '=', '[I:1]'), 0, 0],
  ])('are restricted by %s', async (_name, restriction, from, to) => {
    const rows = await list('Contact', ['contactId'], [restriction], 0, 1_000);
    expect(rows.length).toBeGreaterThanOrEqual(from);
    expect(rows.length).toBeLessThanOrEqual(to);
  });

  test('ignore a restriction that is not active', async () => {
    const inactive = { ...restrict('contactId', '=', '2'), isActive: false };
    expect(await list('Contact', ['contactId'], [inactive], 0, 1_000)).toHaveLength(400);
  });

  test('join restrictions by "and" and "or", with parentheses', async () => {
    const rows = await list(
      'Contact',
      ['contactId'],
      [
        {
          ...restrict('contactId', '=', '1'),
          interOperator: InterRestrictionOperator.Or,
          interParenthesis: 1,
        },
        { ...restrict('contactId', '=', '2'), interParenthesis: -1 },
        restrict('name', 'contains', 'orkdal'),
      ],
    );
    expect(cells(rows, 'contactId')).toEqual(['[I:1]']);
  });

  test('are paged from page 0, and by rows to skip where the page is negative', async () => {
    const second = await list('Contact', ['contactId'], [], 1, 3);
    expect(cells(second, 'contactId')).toEqual(['[I:4]', '[I:5]', '[I:6]']);
    const skipped = await list('Contact', ['contactId'], [], -5, 2);
    expect(cells(skipped, 'contactId')).toEqual(['[I:6]', '[I:7]']);
  });

  test('are sorted the Norwegian way: å, also written aa, comes last', async () => {
    const sort = [{ name: 'postAddress/city', direction: OrderBySortType.DESC }];
    const rows = await tests.agents.archive.getArchiveListByColumnsAsync(
      'Contact',
      ['postAddress/city'],
      sort,
      [],
      [],
      0,
      1,
    );
    expect(cells(rows, 'postAddress/city')).toEqual(['Aarhus C']);
  });

  test('are the same in the text form, with a count', async () => {
    const result = await tests.agents.archive.getArchiveListByColumnsWithHeader2Async(
      'Person',
      'personId,fullName,personContact/name',
      'personId desc',
      'personId < 4',
      '',
      0,
      2,
      '',
    );
    expect(result.rowCount).toBe(3);
    expect(cells(result.rows ?? [], 'personId')).toEqual(['[I:3]', '[I:2]']);
    expect(cell(result.rows?.[0], 'personContact/name')).not.toBe('');
    const rows = await tests.agents.archive.getArchiveListByColumns2Async(
      'SimpleContact',
      'contactId',
      '',
      "name begins 'Orkdal'",
      '',
      0,
      5,
    );
    expect(cells(rows, 'contactId')).toEqual(['[I:1]']);
  });

  test.each(['FindPerson', 'Project', 'NoSuchProvider'])('have no provider %s', async (provider) => {
    await expect(list(provider, ['name'], [])).rejects.toMatchObject({ response: { status: 400 } });
  });

  test('describe their columns', async () => {
    const columns = await tests.agents.archive.getAvailableColumnsAsync('FindContact', '');
    expect(columns).toContainEqual(
      expect.objectContaining({
        name: 'category',
        displayName: 'Category',
        restrictionType: 'listAny',
        restrictionListName: 'category',
        canOrderBy: true,
      }),
    );
    expect(await tests.agents.archive.getProviderNamesAsync()).toContain('FindErpEntity');
  });
});

describe('set-up archives', () => {
  test('ErpField gives the mapping with lengths and lists in one call', async () => {
    const columns = [
      'ErpFieldKey',
      'MaxLength',
      'Access',
      'CrmFieldKey',
      'SyncToCrm',
      'ListName',
      'ListReference',
    ];
    const rows = await list('ErpField', columns, [
      restrict('ConnectionId', '=', '[I:1]'),
      restrict('ActorTypeErp', '=', 'Customer'),
      restrict('CrmFieldKey', 'in', 'NAME', 'CATEGORY'),
    ]);
    expect(rows.map((row) => columns.map((column) => cell(row, column)))).toEqual([
      ['NAME', '[I:100]', '[I:1]', 'NAME', '[I:1]', '', ''],
      ['CUSTGR', '[I:0]', '[I:0]', 'CATEGORY', '[I:1]', 'CustomerGroup', 'table=category'],
    ]);
  });

  test('ErpConnection lists the connections with their connectors', async () => {
    const rows = await list('ErpConnection', ['id', 'name', 'active', 'connector/name'], []);
    expect(rows.map((row) => [cell(row, 'name'), cell(row, 'active'), cell(row, 'connector/name')])).toEqual([
      ['Fjord Accounting', '[I:1]', 'Fjord Connector'],
      ['Baltic Finance', '[I:1]', 'Baltic Connector'],
      ['Old ledger (2019)', '[I:0]', 'Fjord Connector'],
    ]);
  });
});

describe('the dynamic archive', () => {
  const link = 'erpexternalkey';
  const internal = 'erpexternalkey:erpinternalkeyid';

  test('tells the ERP key of a link', async () => {
    await tests.agents.erpSync.createActorLinkAsync(
      1,
      9,
      CrmActorType.Contact,
      '00012',
      ErpActorType.Supplier,
    );
    const rows = await list(
      'Dynamic',
      [`${link}.erpkey`, `${link}.actortype`, `${link}.erpconnectionid`],
      [restrict(`${internal}.tableid`, '=', '[I:5]'), restrict(`${internal}.recordid`, '=', '[I:9]')],
    );
    expect(rows.map((row) => Object.values(row.columnData ?? {}).map((data) => data.displayValue))).toEqual([
      ['00012', '[I:2]', '[I:1]'],
    ]);
  });

  test('tells who holds a key, with the name of the company', async () => {
    const rows = await list(
      'dynamic',
      [`${internal}.recordid`, `${internal}.recordid[contact].name`],
      [restrict(`${link}.erpkey`, '=', '10027'), restrict(`${internal}.tableid`, '=', '5')],
    );
    expect(cells(rows, `${internal}.recordid`)).toEqual(['[I:2]']);
    expect(cells(rows, `${internal}.recordid[contact].name`)).toEqual(['Bjørkåsen Rør AS']);
  });

  test('joins by id alone, so that the table must be restricted', async () => {
    const rows = await list(
      'dynamic',
      [`${internal}.tableid`, `${internal}.recordid[contact].name`],
      [restrict(`${internal}.tableid`, '=', '6')],
    );
    // Persons, under the names of companies that happen to have their ids: the trap of the documented syntax.
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.some((row) => cell(row, `${internal}.recordid[contact].name`) !== '')).toBe(true);
  });

  test.each([
    ['columns of two tables', ['erpexternalkey.erpkey', 'contact.name']],
    ['an unknown table', ['associate.name']],
    ['an unknown field', ['erpexternalkey.secret']],
    ['a join through no key', ['erpexternalkey.erpkey.name']],
    ['no column', []],
    ['rubbish', ['erpexternalkey..x']],
  ])('refuses %s', async (_name, columns) => {
    await expect(list('dynamic', columns, [])).rejects.toMatchObject({ response: { status: 400 } });
  });
});

describe('lists', () => {
  test('come with ids and names', async () => {
    const items = await tests.agents.mdo.getListAsync('category', true, '', false);
    expect(items.map(({ id, name }) => [id, name]).slice(0, 2)).toEqual([
      [1, 'Customer A'],
      [2, 'Customer B'],
    ]);
    expect(items[0]).toMatchObject({ deleted: false, rank: 1, fullName: 'Customer A', childItems: [] });
    expect(await tests.agents.mdo.getListItemAsync('country', 2)).toMatchObject({ name: 'Sweden' });
    expect(await tests.agents.mdo.getSimpleListAsync('ErpActorType')).toHaveLength(8);
  });

  test('of connections carry the GUID, of connectors the address', async () => {
    const connections = await tests.agents.mdo.getListAsync('erpconnections', true, '', false);
    expect(connections[0]?.extraInfo).toBe('5c1f7c2e-8a52-4d0b-9f6e-2f3a7f5f9b01');
    const connectors = await tests.agents.mdo.getListAsync('erpconnectors', true, '', false);
    expect(connectors[0]?.extraInfo).toContain('http');
  });

  test.each(['nosuchlist', '__proto__', 'constructor'])('refuse the name %s', async (name) => {
    await expect(tests.agents.mdo.getListAsync(name, true, '', false)).rejects.toMatchObject({
      response: { status: 400 },
    });
  });
});
