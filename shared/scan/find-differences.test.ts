import { describe, expect, it } from 'vitest';
import { readByRules } from '../compare/compare-field';
import { allRulesOn } from '../compare/comparison';
import type { FieldType } from '../value/field-value';
import { compilePlan } from '../write/plan';
import { findDifferences } from './find-differences';

const field = (crmFieldKey: string, fieldType: FieldType = 'Text') => ({
  crmFieldKey,
  displayName: crmFieldKey,
  fieldType,
  access: 'Normal' as const,
  maxLength: 0,
  items: null,
  syncToCrm: true,
  syncToErp: true,
});
const plan = compilePlan({
  erpConnectionId: 1,
  erpActorType: 'Customer',
  fields: [field('NAME'), field('POSTALCITY'), field('PHONE'), field('COUNTRY', 'List')],
});
const value = (crmFieldKey: string, text: string) => ({
  ...field(crmFieldKey),
  value: text,
  displayValue: text,
});
const find = (crm: ReturnType<typeof value>[], erp: ReturnType<typeof value>[]) => {
  const { fields, equalFields } = findDifferences(plan, { crm, erp }, readByRules(allRulesOn));
  return [...fields.map(({ crmFieldKey, outcome }) => `${crmFieldKey} ${outcome}`), equalFields];
};
const nordlys = [
  value('NAME', 'Orkdal'),
  value('POSTALCITY', 'Oslo'),
  value('PHONE', '72480010'),
  value('COUNTRY', 'NO'),
];

describe('what differs between two sides', () => {
  it('is told in the order of the mapping, whatever order and spelling of its fields a side has', () => {
    expect(find(nordlys, nordlys)).toEqual([4]);
    const other = [
      value('phone', '72480011'),
      value('Unmapped', 'x'),
      value('Country', 'NO'),
      value('postalcity', 'OSLO'),
      value('Name', 'Orkdal'),
    ];
    expect(find(nordlys, other)).toEqual(['POSTALCITY cosmetic', 'PHONE different', 2]);
  });

  it('is not known of a field that a side does not name, also where the others are the same', () => {
    expect(find(nordlys.slice(1), nordlys)).toEqual(['NAME not-read', 3]);
    expect(find([], [])).toEqual([
      'NAME not-read',
      'POSTALCITY not-read',
      'PHONE not-read',
      'COUNTRY not-read',
      0,
    ]);
  });

  it('is what a side says last, where it names a field twice', () => {
    expect(find([value('NAME', 'Nordlys'), ...nordlys, value('name', 'Sydlys')], nordlys)).toEqual([
      'NAME different',
      3,
    ]);
  });
});
