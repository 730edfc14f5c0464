import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../shared/value/field-value';
import { createKeyFinder } from '../../shared/value/field-key';
import { indexSideValues } from './side-values';

const field = (crmFieldKey: string, value: string): FieldValue => ({
  crmFieldKey,
  value,
  displayName: '',
  displayValue: '',
  syncToCrm: false,
  syncToErp: false,
});

describe('the values of both sides', () => {
  it('tell an empty value from one that was not read', () => {
    const values = indexSideValues({
      crm: [field('NAME', ''), field('URL', 'x')],
      erp: [field('NAME', 'Orkdal')],
    });
    expect(values).toEqual({ NAME: { crm: '', erp: 'Orkdal' }, URL: { crm: 'x', erp: null } });
    expect(indexSideValues({ crm: null, erp: null })).toEqual({});
  });

  it('are found whatever the case of the key', () => {
    const find = createKeyFinder(Object.entries(indexSideValues({ crm: [field('Name', 'a')], erp: null })));
    expect(find('NAME')?.crm).toBe('a');
    expect(find('OTHER')).toBeUndefined();
  });

  it('take a key that names a prototype as the key it is', () => {
    const values = indexSideValues({ crm: [field('__proto__', 'a'), field('constructor', 'b')], erp: null });
    const find = createKeyFinder(Object.entries(values));
    expect(find('__proto__')).toEqual({ crm: 'a', erp: null });
    expect(find('constructor')).toEqual({ crm: 'b', erp: null });
    expect(find('toString')).toBeUndefined();
  });
});
