import { describe, expect, it } from 'vitest';
import type { Archive, ArchiveRow } from './archive';
import { readHoldersOfKey, readKeyOfLink } from './link-keys';

const makeRow = (columns: Record<string, string>): ArchiveRow => ({
  primaryKey: 1,
  entityName: 'dynamic',
  text: (column) => columns[column] ?? '',
  integer: (column) => (/^\d+$/.test(columns[column] ?? '') ? Number(columns[column]) : null),
  flag: () => false,
});
const answering = (...rows: Record<string, string>[]): Archive => ({ list: async () => rows.map(makeRow) });
const link = { 'erpexternalkey.erpkey': '00012', 'erpexternalkey.actortype': '1' };
const holder = {
  ...link,
  'erpexternalkey:erpinternalkeyid.tableid': '5',
  'erpexternalkey:erpinternalkeyid.recordid': '7',
};

describe('the key of a link', () => {
  it.each([
    ['a row with a key', [link], '00012'],
    ['no row', [], null],
    ['a row without a readable key', [{ 'erpexternalkey.erpkey': '' }], undefined],
    ['a row that names its columns otherwise', [{ 'ErpExternalKey/ErpKey': '00012' }], undefined],
  ])('%s: told, none, or not told, and never an empty key', async (_what, rows, key) => {
    expect(await readKeyOfLink(answering(...rows), 1, 'Contact', 7)).toBe(key);
  });
});

describe('the holders of a key', () => {
  it.each([
    ['a row of a record', [holder], [7], true],
    [
      'a key on two records',
      [holder, { ...holder, 'erpexternalkey:erpinternalkeyid.recordid': '8' }],
      [7, 8],
      true,
    ],
    ['no row', [], [], true],
    ['a row of another type', [{ ...holder, 'erpexternalkey.actortype': '2' }], [], true],
    ['a row of a record, and one without', [holder, link], [7], false],
    ['a row that names its columns otherwise', [{ 'ErpExternalKey/ErpKey': '00012' }], [], false],
  ])('%s', async (_what, rows, ids, isWhole) => {
    expect(await readHoldersOfKey(answering(...rows), 1, 'Customer', '00012')).toEqual({
      told: ids.map((crmRecordId) => ({ crmActorType: 'Contact', crmRecordId })),
      isWhole,
    });
  });
});
