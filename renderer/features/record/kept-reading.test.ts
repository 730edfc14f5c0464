import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { OpenedRecord, RecordInConnection } from '../../../shared/record/opened-record';
import { listLostOfRecord } from './kept-reading';
import { makeConnection, makeOpened, read } from './testing/opened';

const failed = (code: 'timeout' | 'not-found' | 'rejected', detail = '') =>
  ({ read: false, error: new AppError(code, { detail }).toData() }) as const;
const codes = (next: Partial<OpenedRecord>) =>
  listLostOfRecord(makeOpened(), makeOpened(next)).map(({ code }) => code);
const ofLink = (over: Partial<RecordInConnection>) => codes({ connections: [makeConnection(over)] });

test('a part that was read before and fails now is lost, whichever it is', () => {
  expect(codes({})).toEqual([]);
  expect(codes({ record: failed('timeout') })).toEqual(['timeout']);
  expect(codes({ connections: [], connectionsNotRead: failed('timeout') })).toEqual(['timeout']);
  expect(codes({ crm: failed('timeout') })).toEqual(['timeout']);
  expect(ofLink({ erpKey: failed('timeout') })).toEqual(['timeout']);
  expect(ofLink({ plan: failed('timeout') })).toEqual(['timeout']);
  expect(ofLink({ erp: failed('timeout') })).toEqual(['timeout']);
});

test('an answer that something is gone or elsewhere is shown, whatever failed beside it', () => {
  const erp = failed('timeout');
  expect(codes({ record: failed('not-found'), crm: failed('timeout') })).toEqual([]);
  expect(ofLink({ linked: read(false), erpKey: read<string | null>(null), erp })).toEqual([]);
  expect(ofLink({ erpKey: read<string | null>('10027'), erp })).toEqual([]);
  expect(ofLink({ erp: failed('rejected', 'SoNotFoundException') })).toEqual([]);
  expect(ofLink({ erp: { read: false, error: null } })).toEqual([]);
});
