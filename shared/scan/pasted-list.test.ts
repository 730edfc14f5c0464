import { expect, test } from 'vitest';
import { readKeyList, readRecordList, takeLinesOut } from './pasted-list';

test('a list of records is read line by line, each record once, in any writing', () => {
  const text = '556\r\nCompany 557\n\nhttps://crm.example.com/default.aspx?contact_id=558\n556\nOrkdal AS\n';
  const { items, repeated, unread } = readRecordList(text, 'Contact');
  expect(items.map(({ crmRecordId }) => crmRecordId)).toEqual([556, 557, 558]);
  // None is dropped silently.
  expect(repeated).toEqual([{ line: 5, text: '556' }]);
  expect(unread).toEqual([{ line: 6, text: 'Orkdal AS' }]);
});

test('lines that name nothing are taken out, and every other stays as it was written', () => {
  const text = ' 556\r\nOrkdal AS\n557\n-\n556';
  const { unread } = readRecordList(text, 'Contact');
  const left = takeLinesOut(text, unread);
  expect(left).toBe(' 556\n557\n556');
  expect(readRecordList(left, 'Contact')).toMatchObject({
    items: [{ crmRecordId: 556 }, { crmRecordId: 557 }],
    unread: [],
  });
});

test('a bare id is one of the chosen type, an address says its own', () => {
  const { items } = readRecordList('5\nhttps://x/?person_id=6', 'Project');
  expect(items).toEqual([
    { crmActorType: 'Project', crmRecordId: 5 },
    { crmActorType: 'Person', crmRecordId: 6 },
  ]);
});

test('keys stay as they are written', () => {
  const { items, unread } = readKeyList(' 00012 \n900719925474099301\nPA/0007\n00012\n' + 'x'.repeat(300));
  expect(items).toEqual(['00012', '900719925474099301', 'PA/0007']);
  expect(unread).toHaveLength(1);
});

test('a list of keys takes them as they are printed, and without the word that says what they are', () => {
  expect(readKeyList('PA/0007\nkey PA/0008\nB-1 .2\nkunde nr. 00012').items).toEqual([
    'PA/0007',
    'PA/0008',
    'B-1 .2',
    '00012',
  ]);
});
