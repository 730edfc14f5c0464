import {
  array,
  assert,
  constant,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { createErpSearch } from './erp-entity-table';
import { createDynamicTable } from './dynamic-table';
import { createRecordTable } from './crm-record-tables';
import type { ArchivePage, ArchiveQuery, ArchiveTable } from './archive-table';
import type { Condition } from './condition';
import { queryArchive } from './query-archive';
import { generateStore } from '../data/generate';

const store = generateStore(3, { companies: 20, links: 40 });
// A record of two keys, a broken link that was made anew, and a deleted record: what an index could get wrong.
for (const link of [...store.links.values()].slice(0, 3)) {
  store.removeLink(link);
  store.addLink({ ...link, erpKey: `${link.erpKey}-Ny` });
}
store.deleteRecord('Contact', 11);

/** Each run asks a dozen queries. */
const runs = { numRuns: 40 };

const links = [...store.links.values()];
const keys = links.map(({ erpKey }) => erpKey);
const text = oneof(
  constantFrom('', 'nobody', '10014', ...keys),
  constantFrom(...keys).map((key) => key.toUpperCase()),
);
const number = oneof(integer({ min: -1, max: 70 }), constantFrom(5, 6, 11, 13)).map(String);
const operator = constantFrom('=', 'eq', 'equals', 'in', 'oneOf', 'notOneOf', '!=', 'gt', 'lt');
const textOperator = constantFrom('=', 'is', 'in', 'oneOf', 'notOneOf', 'isNot', 'begins', 'contains');

const compare = (column: string, isText: boolean): Arbitrary<Condition> =>
  record({
    kind: constant('compare' as const),
    column: constant(column),
    operator: isText ? textOperator : operator,
    values: array(isText ? text : number, { minLength: 1, maxLength: 4 }),
  });

const join = (parts: Arbitrary<Condition>): Arbitrary<Condition> =>
  record({
    kind: constantFrom('and' as const, 'or' as const),
    parts: array(parts, { minLength: 1, maxLength: 3 }),
  });

function anyCondition(texts: readonly string[], numbers: readonly string[]): Arbitrary<Condition> {
  const one = oneof(
    ...texts.map((column) => compare(column, true)),
    ...numbers.map((column) => compare(column, false)),
  );
  return oneof(one, join(one), join(oneof(one, join(one))));
}

/** The same table without its indexes: every row is looked at, as a scan does. */
function withoutIndexes<Row>(table: ArchiveTable<Row>): ArchiveTable<Row> {
  const findColumn: ArchiveTable<Row>['findColumn'] = (name) => {
    const column = table.findColumn(name);
    if (!column) return null;
    const { lookUp: _lookUp, isPrimaryKey: _isPrimaryKey, ...bare } = column;
    return bare;
  };
  return { ...table, findColumn };
}

/** What both ways answer must be the same rows, in the same order, page by page. */
function expectSameAnswers<Row>(table: ArchiveTable<Row>, condition: Condition, sortColumn: string): void {
  for (const sort of [
    [],
    [{ column: sortColumn, descending: false }],
    [{ column: sortColumn, descending: true }],
  ])
    for (const [skip, take] of [
      [0, 1_000],
      [2, 3],
    ] as const) {
      const query: ArchiveQuery = { columns: [], condition, sort, skip, take, isCounted: true };
      const scanned = queryArchive(withoutIndexes(table), query, 'US');
      expect(queryArchive(table, query, 'US')).toEqual(scanned);
      const { rows }: ArchivePage = queryArchive(table, { ...query, isCounted: false }, 'US');
      expect(rows).toEqual(scanned.rows);
    }
}

const keyColumns = ['erpexternalkey.erpkey'];
const idColumns = [
  'erpexternalkey.erpexternalkey_id',
  'erpexternalkey.erpconnectionid',
  'erpexternalkey.erpinternalkeyid',
  'erpexternalkey:erpinternalkeyid.tableid',
  'erpexternalkey:erpinternalkeyid.recordid',
  'erpexternalkey:erpinternalkeyid.recordid[contact].contact_id',
];

const isOneOf = (column: string, ...values: string[]): Condition => ({
  kind: 'compare',
  column,
  operator: 'in',
  values,
});

const rowColumn = 'erpexternalkey.erpexternalkey_id';

test('a condition on links is answered from the indexes as from a scan', () => {
  // The last column joins companies, so that the links of all other records fall out.
  for (const ids of [idColumns, idColumns.slice(0, -1)]) {
    const table = createDynamicTable(store, [...keyColumns, ...ids]);
    const holds = property(anyCondition(keyColumns, ids), (condition) =>
      expectSameAnswers(table, condition, rowColumn),
    );
    assert(holds, runs);
  }
});

test('so is one on internal keys, and on records', () => {
  const internal = ['erpinternalkey.erpinternalkey_id', 'erpinternalkey.tableid', 'erpinternalkey.recordid'];
  const table = createDynamicTable(store, internal);
  const contacts = createRecordTable(store, 'Contact');
  const ofContacts = anyCondition(['number'], ['contactId', 'category']);
  const holds = property(anyCondition([], internal), ofContacts, (one, other) => {
    expectSameAnswers(table, one, 'erpinternalkey.erpinternalkey_id');
    expectSameAnswers(contacts, other, 'contactId');
  });
  assert(holds, runs);
});

test('so is a search for ERP actors by their keys', () => {
  const restriction = isOneOf('ConnectionId', '1');
  const holds = property(anyCondition(['ErpKey', 'NAME'], []), (condition) => {
    const all: Condition = { kind: 'and', parts: [restriction, condition] };
    const { table, condition: left } = createErpSearch(store, all);
    if (left) expectSameAnswers(table, left, 'ErpKey');
  });
  assert(holds, runs);
});

test('a key is looked up without looking at the other links', () => {
  const table = createDynamicTable(store, [
    'erpexternalkey.erpkey',
    'erpexternalkey:erpinternalkeyid.recordid',
  ]);
  const untouched: ArchiveTable<unknown> = { ...table, rows: () => expect.fail('every row was looked at') };
  const ask = (condition: Condition) =>
    queryArchive(untouched, { columns: [], condition, sort: [], skip: 0, take: 10, isCounted: true }, 'US')
      .total;
  const [link] = links;
  expect(ask(isOneOf('erpexternalkey.erpkey', link?.erpKey ?? ''))).toBe(1);
  expect(ask(isOneOf('erpexternalkey:erpinternalkeyid.recordid', String(link?.recordId)))).toBeGreaterThan(0);
  expect(() => ask(isOneOf('erpexternalkey.erpkey', ''))).toThrow('every row');
});
