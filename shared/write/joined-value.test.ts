import { describe, expect, it } from 'vitest';
import { makeField } from '../link/test-rows';
import type { FieldValue } from '../value/field-value';
import { joinFields, joinValues } from './joined-value';
import { compilePlan, describeValues, type FieldDescription } from './plan';

const mapping = (crmFieldKey: string): FieldDescription => {
  const { crm: _crm, erp: _erp, ...described } = makeField({ crmFieldKey });
  return described;
};
const planOf = (fields: FieldDescription[]) =>
  compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields });
const value = (crmFieldKey: string, text: string): FieldValue => ({
  displayName: '',
  crmFieldKey,
  value: text,
  displayValue: text.toUpperCase(),
  syncToCrm: false,
  syncToErp: true,
});

describe('joining the fields of a plan', () => {
  it('gives one per mapped key, in the order of the mapping, with both sides', () => {
    const joined = joinFields(planOf([mapping('NAME'), mapping('PHONE')]), {
      crm: [value('PHONE', '1'), value('NAME', 'a'), value('FAX', 'x')],
      erp: [value('NAME', 'b')],
    });
    expect(joined.map(({ field, crm, erp }) => [field.crmFieldKey, crm?.value, erp?.value])).toEqual([
      ['NAME', 'a', 'b'],
      ['PHONE', '1', undefined],
    ]);
  });

  it('leaves out ERP fields that the connection does not map to SuperOffice, and a key that comes twice', () => {
    const plan = planOf([mapping(''), mapping('NAME'), mapping('Name')]);
    expect(plan.fields.map(({ crmFieldKey }) => crmFieldKey)).toEqual(['NAME']);
  });

  it('joins keys without regard to case, as SuperOffice does', () => {
    const joined = joinFields(planOf([mapping('Name')]), { crm: [value('NAME', 'a')], erp: null });
    expect(joined[0]?.crm?.value).toBe('a');
  });

  it('marks a side that was not read as not read, not as empty', () => {
    const [field] = joinFields(planOf([mapping('NAME')]), { crm: null, erp: [value('NAME', '')] });
    expect(field?.crm).toBeNull();
    expect(field?.erp).toEqual({ value: '', displayValue: '' });
  });

  it('takes the fields the ERP names when the site does not tell its mapping', () => {
    const fields = describeValues([value('FAX', 'f'), value('NAME', 'a')], [value('NAME', 'b')]);
    expect(fields).toMatchObject([{ crmFieldKey: 'NAME', displayName: 'NAME', syncToErp: true }]);
  });
});

describe('joining values that are to be written', () => {
  const sides = { crm: [value('Name', 'a'), value('FAX', 'f')], erp: [value('NAME', 'b')] };

  it.each([
    ['with', planOf([mapping('NAME')])],
    ['without', null],
  ])('finds both sides %s a plan, also of a key that is not mapped', (_how, plan) => {
    const joined = joinValues([value('NAME', 'b'), value('fax', 'g')], plan, sides);
    expect(joined).toMatchObject([
      { crm: { value: 'a' }, erp: { value: 'b' }, source: 'erp' },
      { crm: { value: 'f' }, erp: null, source: 'typed' },
    ]);
  });
});
