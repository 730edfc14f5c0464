import { expect, test } from 'vitest';
import { findContradictions, type AlsoSaid } from './also-said';
import { judgeRow, type KnownOfRow } from './judge-row';
import type { RowContent } from './plan-row';
import type { RowReason } from './row-reason';
import { stateOf } from './row-state';

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
  addressPlace: 'ours',
  records: read([
    {
      crmActorType: 'Contact',
      crmRecordId: 3,
      name: 'Nordlys Bygg AS',
      number: '10003',
      orgNumber: 'NO 974 760 673 MVA',
      email: 'Post@nordlys.example',
      postcodes: ['0150', '0151'],
      isRetired: false,
    },
  ]),
  actor: read({ name: 'Nordlys Bygg', companyNumbers: [] }),
  link: read(null),
  holder: read(null),
  sameKeyRows: [],
  sameRecordRows: [],
  writesValues: false,
  valueReasons: [],
};
const reasonsOf = (changes: Partial<RowContent> & { alsoNamed?: string; alsoSaid?: AlsoSaid }) =>
  judgeRow({ ...row, ...changes }, known).reasons;

test('a name in the sheet that is another than that of the record found is told before anything is sent', () => {
  expect(reasonsOf({ alsoNamed: 'Third Company' })).toEqual([
    {
      code: 'name-differs',
      params: { given: 'Third Company', found: 'Nordlys Bygg AS', record: 'Nordlys Bygg AS' },
    },
  ]);
});

test.each(['NORDLYS BYGG A/S', 'Nordlys Bygg', ''])(
  '“%s” is the same company, or says nothing',
  (alsoNamed) => {
    expect(reasonsOf({ alsoNamed })).toEqual([]);
  },
);

test('a record that was renamed since its link is not held against values that go back', () => {
  const named = { ...row, alsoNamed: 'Nordlys Entreprenør AS' };
  const codesOf = (kind: KnownOfRow['kind']) =>
    judgeRow(named, { ...known, kind }).reasons.map(({ code }) => code);
  expect(codesOf('link')).toContain('name-differs');
  expect(codesOf('restore')).not.toContain('name-differs');
});

test('a record that was looked up by its name is not held against it', () => {
  expect(
    reasonsOf({ record: { by: 'name-postcode', text: 'Third', postcode: '' }, alsoNamed: 'Third' }),
  ).toEqual([]);
});

test.each<[AlsoSaid, RowReason['code']]>([
  [{ number: '10004' }, 'number-differs'],
  [{ orgNumber: '923 609 016' }, 'org-number-differs'],
  [{ email: 'post@holmoya.example' }, 'email-differs'],
  [{ postcode: '5003' }, 'postcode-differs'],
])(
  '%j in the row is of another record than the one that its id names: a warning of its own',
  (alsoSaid, code) => {
    const reasons = reasonsOf({ alsoSaid });
    expect(reasons.map((one) => one.code)).toEqual([code]);
    expect(stateOf(reasons)).toBe('Warning');
    const [given] = Object.values(alsoSaid);
    expect(reasons[0]?.params).toMatchObject({ given, record: 'Nordlys Bygg AS' });
  },
);

test.each<AlsoSaid>([
  { number: ' 10003' },
  { orgNumber: '974760673' },
  { orgNumber: '-' },
  { email: 'faktura@nordlys.example' },
  { postcode: '01 51' },
  {},
])('%j speaks of the same record, or of none', (alsoSaid) => {
  expect(reasonsOf({ alsoSaid })).toEqual([]);
});

test('a postcode that both addresses of a record have is told once', () => {
  const record = {
    crmActorType: 'Contact',
    name: 'Orkdal AS',
    number: '',
    orgNumber: '',
    email: '',
  } as const;
  const found = (...postcodes: string[]) =>
    findContradictions({ alsoSaid: { postcode: '0150' } }, { ...record, postcodes })[0]?.params['found'];
  expect(found('7300', '73 00')).toBe('73 00');
  expect(found('7300', '7301')).toBe('7300, 7301');
});

test('mail that anybody can have is no company of its own', () => {
  const record = { crmActorType: 'Contact', name: '', number: '', orgNumber: '', postcodes: [] } as const;
  const found = (email: string) =>
    findContradictions({ alsoSaid: { email: 'ola@gmail.com' } }, { ...record, email });
  expect(found('kari@gmail.com')).toHaveLength(1);
  // What the record does not hold speaks for nobody.
  expect(found('')).toEqual([]);
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
