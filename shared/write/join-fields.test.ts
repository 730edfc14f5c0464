import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../value/field-value';
import { joinFields, type FieldMapping } from './join-fields';

const mapping = (crmFieldKey: string): FieldMapping => ({
  crmFieldKey,
  displayName: `${crmFieldKey} label`,
  fieldType: 'Text',
  access: 'Normal',
  maxLength: 10,
  choices: null,
  syncToCrm: true,
  syncToErp: false,
});
const value = (crmFieldKey: string, text: string): FieldValue => ({
  displayName: '',
  crmFieldKey,
  value: text,
  displayValue: text.toUpperCase(),
  syncToCrm: false,
  syncToErp: true,
});

describe('joinFields', () => {
  it('gives one field per mapped key, in the order of the mapping, with both sides', () => {
    const joined = joinFields(
      [mapping('NAME'), mapping('PHONE')],
      [value('PHONE', '1'), value('NAME', 'a'), value('FAX', 'x')],
      [value('NAME', 'b')],
    );
    expect(joined.map(({ crmFieldKey, crm, erp }) => [crmFieldKey, crm?.value, erp?.value])).toEqual([
      ['NAME', 'a', 'b'],
      ['PHONE', '1', undefined],
    ]);
  });

  it('leaves out ERP fields that the connection does not map to SuperOffice', () => {
    expect(joinFields([mapping('')], [], [])).toEqual([]);
  });

  it('joins keys without regard to case, as SuperOffice does', () => {
    expect(joinFields([mapping('Name')], [value('NAME', 'a')], null)[0]?.crm?.value).toBe('a');
  });

  it('marks a side that was not read as not read, not as empty', () => {
    const [field] = joinFields([mapping('NAME')], null, [value('NAME', '')]);
    expect(field?.crm).toBeNull();
    expect(field?.erp).toEqual({ value: '', displayValue: '' });
  });

  it('takes the fields the ERP names when the site does not tell its mapping', () => {
    const joined = joinFields(null, [value('FAX', 'f'), value('NAME', 'a')], [value('NAME', 'b')]);
    expect(joined).toHaveLength(1);
    expect(joined[0]).toMatchObject({ crmFieldKey: 'NAME', displayName: 'NAME', syncToErp: true });
  });
});
