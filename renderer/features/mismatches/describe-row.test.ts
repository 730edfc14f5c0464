import { expect, test } from 'vitest';
import type { ScanField } from '../../../shared/scan/scan-row';
import { createWholeText } from '../../../shared/text/whole-text';
import { compilePlan, type FieldDescription } from '../../../shared/write/plan';
import {
  describeRowActor,
  describeRowRecord,
  nameFinding,
  nameRowActor,
  nameRowRecord,
  showMapped,
} from './describe-row';
import { city, makeRow } from './triage/testing/scan-rows';

const t = createWholeText();

test('who is gone is told with what is known of it, once', () => {
  const { record, actor } = makeRow(0);
  const nameless = makeRow(0, {
    record: record && { ...record, name: '' },
    actor: actor && { ...actor, name: '' },
    findings: ['orphan-record', 'orphan-actor'],
  });
  expect(nameRowRecord(nameless, t)).toBe('Company 2');
  expect(describeRowRecord(nameless, t)).toBe('SuperOffice does not show it');
  expect(nameRowActor(nameless, t)).toBe('00012');
  expect(describeRowActor(nameless, t)).toBe('Customer 00012 · the ERP gives no values of it');
  expect(describeRowRecord(makeRow(0), t)).toBe('Company 2');
});

test('a link that was found and is there no more is told apart from none at all', () => {
  const findings = ['not-linked'] as const;
  expect(nameFinding(makeRow(0, { findings }), 'not-linked', t)).toBe('Not linked any more');
  expect(nameFinding(makeRow(0, { findings, actor: null }), 'not-linked', t)).toBe('Not linked');
});

test.each<[fieldType: FieldDescription['fieldType'], crm: string, erp: string, shown: string[]]>([
  ['Date', '[D:11/30/2026]', '2026-11-30', ['30 Nov 2026', '30 Nov 2026']],
  ['Checkbox', '[I:1]', '0', ['Yes', 'No']],
  ['Double', '[F:12.50]', '', ['12.50', 'empty']],
])('a %s stands in one form on both sides', (fieldType, crm, erp, shown) => {
  const plan = compilePlan({
    erpConnectionId: 1,
    erpActorType: 'Customer',
    fields: [{ ...city, fieldType }],
  });
  const field: ScanField = {
    crmFieldKey: 'CITY',
    displayName: 'City',
    outcome: 'different',
    crm: { value: crm, displayValue: '' },
    erp: { value: erp, displayValue: '' },
  };
  expect((['crm', 'erp'] as const).map((side) => showMapped(field, side, plan, t))).toEqual(shown);
});
