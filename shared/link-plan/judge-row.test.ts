import { expect, test } from 'vitest';
import { judgeRow, type KnownOfRow } from './judge-row';
import type { RowContent } from './plan-row';

const row: RowContent = {
  record: { by: 'id', text: '3' },
  crmActorType: null,
  erpKey: '00012',
  erpActorType: null,
  connection: null,
  values: [],
  decision: null,
  note: '',
};
const read = <T>(value: T) => ({ read: true as const, value });
const known: KnownOfRow = {
  kind: 'link',
  sheetReasons: [],
  connection: read({ erpConnectionId: 1, name: 'Fjord Accounting', active: true }),
  mappedTo: read('Contact' as const),
  erpActorType: 'Customer',
  isRecordUnderstood: true,
  records: read([
    { crmActorType: 'Contact', crmRecordId: 3, name: 'Nordlys Bygg AS', orgNumber: '', isRetired: false },
  ]),
  actor: read({ name: 'Nordlys Bygg', companyNumbers: [] }),
  link: read(null),
  holder: read(null),
  sameKeyRows: [],
  sameRecordRows: [],
  valueReasons: [],
};
const reasonsOf = (changes: Partial<RowContent> & { alsoNamed?: string }) =>
  judgeRow({ ...row, ...changes }, known).reasons.filter(({ code }) => code === 'name-differs');

test('a name in the sheet that is another than that of the record found is told before anything is sent', () => {
  expect(reasonsOf({ alsoNamed: 'Third Company' })).toEqual([
    { code: 'name-differs', params: { given: 'Third Company', found: 'Nordlys Bygg AS' } },
  ]);
});

test.each(['NORDLYS BYGG A/S', 'Nordlys Bygg', ''])(
  '“%s” is the same company, or says nothing',
  (alsoNamed) => {
    expect(reasonsOf({ alsoNamed })).toEqual([]);
  },
);

test('a record that was looked up by its name is not held against it', () => {
  expect(
    reasonsOf({ record: { by: 'name-postcode', text: 'Third', postcode: '' }, alsoNamed: 'Third' }),
  ).toEqual([]);
});

test.each<[string, Partial<KnownOfRow>, string[]]>([
  ['its own key', {}, []],
  [
    'a key that another record holds too',
    { holder: read({ crmActorType: 'Contact', crmRecordId: 7, name: 'Havbris AS', isShown: true }) },
    ['key-shared'],
  ],
  ['an actor that is gone', { actor: read(null) }, ['actor-gone']],
  [
    'another key by now',
    { link: read({ crmActorType: 'Contact', crmRecordId: 3, erpActorType: 'Customer', erpKey: '9' }) },
    ['not-linked'],
  ],
])(
  'values that go back onto a link with %s are judged by whether it could be made again',
  (_what, over, codes) => {
    const own = {
      crmActorType: 'Contact' as const,
      crmRecordId: 3,
      erpActorType: 'Customer' as const,
      erpKey: '00012',
    };
    const kept = { ...known, kind: 'restore' as const, link: read(own), ...over };
    expect(judgeRow(row, kept).reasons.map(({ code }) => code)).toEqual(codes);
  },
);
