import { describe, expect, it } from 'vitest';
import {
  findIdentityDifferences,
  isSameName,
  isSameNumber,
  normalizeCompanyNumber,
  sharesCompanyNumber,
} from './company-identity';
import type { JoinedValue } from './joined-value';

type Sides = readonly [crm: string | null, erp: string | null];

const side = (value: string | null) => (value === null ? null : { value, displayValue: value });

function rows(fields: Readonly<Record<string, Sides>>): JoinedValue[] {
  return Object.entries(fields).map(([crmFieldKey, [crm, erp]]) => ({
    id: crmFieldKey,
    crmFieldKey,
    displayName: crmFieldKey,
    value: crm ?? '',
    displayValue: '',
    syncToCrm: false,
    syncToErp: true,
    crm: side(crm),
    erp: side(erp),
    source: 'crm',
  }));
}

const told = (fields: Readonly<Record<string, Sides>>) =>
  findIdentityDifferences(rows(fields)).map(({ displayName }) => displayName);

describe('two ends of a link', () => {
  it.each([
    [
      'all say otherwise',
      {
        NAME: ['Nordlys Bygg AS', 'Sandøy Bygg AS'],
        VATNO: ['911222333', '914785236'],
        POSTALCITY: ['Tromsø', 'Bergen'],
      },
      ['NAME', 'VATNO', 'POSTALCITY'],
    ],
    [
      'only the numbers differ',
      { NAME: ['Orkdal AS', 'Orkdal'], VATNO: ['914785236', '910345403'] },
      ['VATNO'],
    ],
    [
      'only the names differ, no number is told',
      { NAME: ['Nordlys Bygg AS', 'Sandøy Bygg AS'], VATNO: ['', '914785236'] },
      ['NAME'],
    ],
    [
      'names of one place differ',
      { NAME: ['Nordlys AS', 'Sandøy AS'], POSTALCITY: ['Bergen', 'BERGEN'] },
      ['NAME'],
    ],
    [
      'people of two names',
      { FIRSTNAME: ['Bjørn', 'Kari'], LASTNAME: ['Dahl', 'Dahl'] },
      ['FIRSTNAME + LASTNAME'],
    ],
  ] as const)('are two where %s', (_what, fields, differ) => {
    expect(told(fields)).toEqual(differ);
  });

  it.each([
    [
      'the numbers are one, whatever the names',
      { NAME: ['Nordlys Bygg AS', 'NB Entreprenør'], VATNO: ['914785236', 'NO 914 785 236 MVA'] },
    ],
    [
      'the name has lost its company form',
      { NAME: ['Orkdal AS', 'ORKDAL'], POSTALCITY: ['Orkanger', 'Oslo'] },
    ],
    ['only the city differs', { NAME: ['Orkdal AS', 'Orkdal AS'], POSTALCITY: ['Orkanger', 'Oslo'] }],
    ['a side was not read', { NAME: ['Orkdal AS', null], VATNO: [null, '914785236'] }],
    ['old letters', { LASTNAME: ['Ødegård', 'Odegaard'] }],
    ['no field tells', { PHONE: ['1', '2'] }],
  ] as const)('may be one where %s', (_what, fields) => {
    expect(told(fields)).toEqual([]);
  });
});

it.each([
  ['914785236', '914785236'],
  ['914 785 236', '914785236'],
  ['914.785.236', '914785236'],
  ['NO 914 785 236 MVA', '914785236'],
  ['NO914785236MVA', '914785236'],
  ['Org.nr. 914 785 236', '914785236'],
  ['914\u00a0785\u00a0236', '914785236'],
  ['556036-0793', '5560360793'],
  ['SE556036079301', '5560360793'],
  ['165560360793', '5560360793'],
  ['DK 13.58.56.28', '13585628'],
  ['FI-20774740', '20774740'],
  ['2077474-0', '20774740'],
  ['', ''],
])('%j is company number %j', (text, normal) => {
  expect(normalizeCompanyNumber(text)).toBe(normal);
});

it.each([
  [['Orkanger', 'Org. no. 914785236'], [['VAT no.', 'NO 914 785 236 MVA']], true],
  [['974760673'], [['Anything', '974760673']], true],
  [['13585628'], [['CVR', '13585628']], true],
  [['72480010'], [['Phone', '72480010']], false],
  [['Oslo'], [['City', 'Oslo']], false],
  [[''], [['Org. no.', '']], false],
] as const)('%j and %j share a company number: %s', (crm, erp, shares) => {
  expect(
    sharesCompanyNumber(
      crm,
      erp.map(([label, value]) => ({ label, value })),
    ),
  ).toBe(shares);
});

it('never takes two empty numbers for one', () => {
  expect(isSameNumber('', '')).toBe(false);
  expect(isSameNumber('-', ' ')).toBe(false);
});

it.each([
  ['Orkdal AS', 'Orkdal A/S', true],
  ['Orkdal A.S.', 'ORKDAL', true],
  ['Coop', 'Coop Giga', true],
  ['Bjørkåsen Bygg AS', 'Bjorkaasen Bygg', true],
  ['A\u030asen AS', 'Åsen', true],
  ['Nord Bygg', 'Nordbygg AS', true],
  ['AS', 'Orkdal AS', false],
  ['Sandøy Bygg AS', 'Nordlys Bygg AS', false],
  ['Orkdal AS', 'Orkla AS', false],
])('%j and %j are one name: %s', (a, b, isSame) => {
  expect(isSameName(a, b)).toBe(isSame);
});
