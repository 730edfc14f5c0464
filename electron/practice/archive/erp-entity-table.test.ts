import { describe, expect, test } from 'vitest';
import { cell, cells, prepareArchiveTests, restrict } from '../testing/archive-tests';

const tests = prepareArchiveTests();
const { list } = tests;

describe('ERP actors', () => {
  const columns = ['ErpKey', 'ErpActorType', 'Connected', 'NAME', 'POSTALCITY'];
  const inFjord = restrict('ConnectionId', '=', '[I:1]');

  test('are found by the documented request form', async () => {
    const rows = await list('FindErpEntity', columns, [
      inFjord,
      restrict('ErpActorType', '=', 'Customer'),
      restrict('SearchText', '=', 'Orkdal AS'),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.entityName).toBe('ErpEntity');
    expect(columns.map((column) => cell(rows[0], column))).toEqual([
      '10014',
      'Customer',
      '[I:0]',
      'Orkdal AS',
      'Orkanger',
    ]);
  });

  test.each([
    [
      'a bare connection id',
      'FindErpEntity',
      [
        restrict('ConnectionId', 'equals', '1'),
        restrict('ErpActorType', 'equals', 'Customer'),
        restrict('SearchText', 'contains', 'orkdal as'),
      ],
    ],
    [
      'the number of the actor type',
      'FindErpEntity',
      [inFjord, restrict('ErpActorType', '=', '[I:1]'), restrict('SearchText', 'is', 'orkdal as')],
    ],
    [
      'the sibling provider',
      'ErpEntity',
      [inFjord, restrict('ErpActorType', '=', 'Customer'), restrict('SearchText', 'begins', 'orkdal as')],
    ],
    ['a field of the ERP', 'FindErpEntity', [inFjord, restrict('NAME', '=', 'Orkdal AS')]],
    [
      'the key',
      'FindErpEntity',
      [inFjord, restrict('ErpActorType', '=', 'Customer'), restrict('ErpKey', '=', '10014')],
    ],
  ])('are found by %s', async (_name, provider, restriction) => {
    expect(cells(await list(provider, ['ErpKey'], restriction), 'ErpKey')).toEqual(['10014']);
  });

  test('are found by the same as text', async () => {
    const filter = "ConnectionId eq 1 and ErpActorType eq 'Customer' and SearchText contains 'Orkdal AS'";
    const rows = await tests.agents.archive.getArchiveListByColumns2Async(
      'FindErpEntity',
      'ErpKey,NAME',
      '',
      filter,
      '',
      0,
      5,
    );
    expect(cells(rows, 'ErpKey')).toEqual(['10014']);
  });

  test('are all listed for a blank text, page by page', async () => {
    const all = tests.site.store().listActors(1, 'Supplier').length;
    const search = [inFjord, restrict('ErpActorType', '=', 'Supplier'), restrict('SearchText', '=', '')];
    const pages = await Promise.all(
      [0, 1].map((page) => list('FindErpEntity', ['ErpKey'], search, page, 40)),
    );
    expect(pages.flat()).toHaveLength(all);
    expect(new Set(cells(pages.flat(), 'ErpKey')).size).toBe(all);
  });

  test('keep leading zeros and 18 digits in their keys', async () => {
    const supplier = await list(
      'FindErpEntity',
      ['ErpKey', 'SUPNO'],
      [inFjord, restrict('SearchText', '=', '00012')],
    );
    expect([cell(supplier[0], 'ErpKey'), cell(supplier[0], 'SUPNO')]).toEqual(['00012', '00012']);
    const baltic = await list(
      'FindErpEntity',
      ['ErpKey'],
      [restrict('ConnectionId', '=', '2'), restrict('SearchText', '=', 'Ängelholms Möbel AB')],
    );
    expect(cells(baltic, 'ErpKey')).toEqual(['900719925474099301']);
  });

  test('say whether they are connected, and can be limited to those that are', async () => {
    const connected = await list(
      'FindErpEntity',
      ['Connected'],
      [inFjord, restrict('ErpActorType', '=', 'Customer'), restrict('Connected', '=', '[I:1]')],
      0,
      1_000,
    );
    expect(connected.length).toBeGreaterThan(50);
    expect(new Set(cells(connected, 'Connected'))).toEqual(new Set(['[I:1]']));
  });

  test('of type Person can be limited to those whose parent is connected', async () => {
    const people = [inFjord, restrict('ErpActorType', '=', 'Person')];
    const all = await list('FindErpEntity', ['ErpKey'], people, 0, 1_000);
    const some = await list(
      'FindErpEntity',
      ['ErpKey'],
      [...people, restrict('OnlyParentConnected', '=', '[I:1]')],
      0,
      1_000,
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
  });

  test.each([
    ['without a connection', [restrict('SearchText', '=', 'a')], 'ConnectionId'],
    ['in an unknown connection', [restrict('ConnectionId', '=', '9')], '9'],
    ['in a connection that is switched off', [restrict('ConnectionId', '=', '3')], 'not active'],
    ['of a type that is not mapped', [inFjord, restrict('ErpActorType', '=', 'Employee')], 'Employee'],
  ])('are refused %s', async (_name, restriction, message) => {
    await expect(list('FindErpEntity', columns, restriction)).rejects.toMatchObject({
      response: { status: 400, data: { Error: true, Message: expect.stringContaining(message) } },
    });
  });

  test('describe their columns: the documented six, and the fields shown in search', async () => {
    const names = (await tests.agents.archive.getAvailableColumnsAsync('FindErpEntity', '')).map(
      ({ name }) => name,
    );
    expect(names.slice(0, 6)).toEqual([
      'ConnectionId',
      'SearchText',
      'ErpActorType',
      'Connected',
      'OnlyParentConnected',
      'ErpKey',
    ]);
    expect(names).toEqual(expect.arrayContaining(['NAME', 'CUSTNO', 'NM', 'PROJNO']));
    expect(names).not.toContain('PAYDAYS');
  });
});
