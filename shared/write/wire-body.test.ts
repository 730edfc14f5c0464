import { describe, expect, it } from 'vitest';
import { connectActorBody, toWireBody } from './wire-body';

const write = (value: unknown, shape: Parameters<typeof toWireBody>[1]) =>
  JSON.stringify(toWireBody(value, shape));

describe('toWireBody', () => {
  it('sends the documented names in the documented order, whatever order the caller has', () => {
    const fieldValues = [{ syncToErp: true, crmFieldKey: 'NAME' }];
    expect(write({ fieldValues, erpKey: '00012', erpConnectionId: 1 }, connectActorBody)).toBe(
      '{"ErpConnectionId":1,"ErpKey":"00012","FieldValues":[{"CrmFieldKey":"NAME","SyncToErp":true}]}',
    );
  });

  it('leaves out what is not documented, at every depth', () => {
    expect(write({ erpKey: 'a', note: 'x', fieldValues: [{ value: 'v', id: 3 }] }, connectActorBody)).toBe(
      '{"ErpKey":"a","FieldValues":[{"Value":"v"}]}',
    );
  });

  it('leaves the keys of dictionaries alone: they are data', () => {
    expect(write({ erpFieldKeyValues: { custGr: '1' } }, ['ErpFieldKeyValues'])).toBe(
      '{"ErpFieldKeyValues":{"custGr":"1"}}',
    );
  });

  it('keeps every member of a body that nobody has looked up', () => {
    expect(write({ b: 1, a: { c: null } }, [])).toBe('{"B":1,"A":{"C":null}}');
  });
});
