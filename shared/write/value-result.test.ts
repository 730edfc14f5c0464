import { expect, it } from 'vitest';
import { createWholeText } from '../text/whole-text';
import type { JoinedValue } from './joined-value';
import { plainField } from './plan';
import { resultSentence } from './result-sentence';
import { resultOfValue } from './value-result';

const side = (value: string | null) => (value === null ? null : { value, displayValue: value });

type Given = [
  crm: string | null,
  erp: string | null,
  value: string,
  to: string,
  source?: JoinedValue['source'],
];

function makeValue([crm, erp, value, to, source = 'crm']: Given): JoinedValue {
  return {
    id: '1',
    crmFieldKey: 'PHONE',
    displayName: 'Phone',
    value,
    displayValue: value,
    syncToCrm: to.includes('crm'),
    syncToErp: to.includes('erp'),
    crm: side(crm),
    erp: side(erp),
    source,
  };
}

it.each([
  [['a', 'b', 'a', 'erp'], 'keeps', 'replaced', false],
  [['a', '', 'a', 'erp'], 'keeps', 'filled', false],
  [['', 'b', '', 'erp'], 'keeps', 'cleared', false],
  [['a', 'b', 'c', 'crm erp', 'typed'], 'replaced', 'replaced', false],
  [['a', 'b', 'b', 'erp', 'erp'], 'keeps', 'keeps', true],
  [['a', 'b', 'a', ''], 'keeps', 'keeps', true],
  [['a', null, 'a', 'erp'], 'keeps', 'may-change', false],
  [['a', null, 'a', ''], 'keeps', 'not-known', null],
] as const)('%j: SuperOffice %s, ERP %s, stays different: %s', (given, crm, erp, staysDifferent) => {
  expect(resultOfValue(makeValue([...given] as Given), plainField)).toMatchObject({
    crm,
    erp,
    staysDifferent,
  });
});

it('says what would be cleared where the mapping writes and the switch was left off', () => {
  const field = { ...plainField, syncToErp: true };
  expect(resultOfValue(makeValue(['', 'b', '', '']), field).wouldClear).toEqual({ crm: false, erp: true });
  expect(resultOfValue(makeValue(['', null, '', '']), field).wouldClear.erp).toBe(true);
  expect(resultOfValue(makeValue(['', 'b', '', 'erp']), field).wouldClear.erp).toBe(false);
});

it('offers to write a taken value to the other side, unless the ERP cannot take it', () => {
  expect(resultOfValue(makeValue(['a', 'b', 'b', 'erp', 'erp']), plainField).offers).toBe('crm');
  expect(resultOfValue(makeValue(['a', 'b', 'a', '', 'crm']), plainField).offers).toBe('erp');
  expect(
    resultOfValue(makeValue(['a', 'b', 'a', '']), { ...plainField, access: 'ReadOnly' }).offers,
  ).toBeNull();
  expect(resultOfValue(makeValue(['a', 'a', 'a', '']), plainField).offers).toBeNull();
});

it('says the result for both sides in one sentence', () => {
  const t = createWholeText();
  const tell = (...given: Given) => {
    const row = makeValue(given);
    return resultSentence(row, resultOfValue(row, plainField), String, t);
  };
  expect(tell('+47 72', '72', '72', 'erp', 'erp')).toBe(
    'SuperOffice keeps +47 72; ERP keeps 72; stays different.',
  );
  expect(tell('a', '', 'a', 'erp')).toBe('SuperOffice keeps a; ERP is filled with a.');
  expect(tell('', 'b', '', 'erp')).toBe('SuperOffice stays empty; ERP is cleared of b.');
  expect(tell('a', null, 'a', 'erp')).toContain('what is there now was not read');
});
