import { describe, expect, it } from 'vitest';
import { parseRecordReference } from './record-reference';

describe('parseRecordReference', () => {
  it.each([
    ['123', { crmRecordId: 123 }],
    ['  00123 ', { crmRecordId: 123 }],
    [
      'https://crm.example.com/SuperOffice/default.aspx?contact_id=123',
      { crmActorType: 'Contact', crmRecordId: 123 },
    ],
    ['https://x/default.aspx?person_id=9&contact_id=123', { crmActorType: 'Person', crmRecordId: 9 }],
    ['https://x/#?project_id=5', { crmActorType: 'Project', crmRecordId: 5 }],
    ['superoffice:sale.main?sale_id=77', { crmActorType: 'Sale', crmRecordId: 77 }],
    ['https://x/?CONTACT_ID=4', { crmActorType: 'Contact', crmRecordId: 4 }],
  ])('finds the record in %j', (text, reference) => {
    expect(parseRecordReference(text)).toEqual(reference);
  });

  it('prefers the record type that the form is set to', () => {
    expect(parseRecordReference('https://x/?person_id=9&contact_id=123', 'Contact')).toEqual({
      crmActorType: 'Contact',
      crmRecordId: 123,
    });
  });

  it.each([
    '',
    '0',
    '-1',
    '12 AS',
    '2147483648',
    '99999999999',
    'https://x/?contact_id=',
    'mycontact_id=3',
    '1.5',
  ])('finds none in %j', (text) => {
    expect(parseRecordReference(text)).toBeNull();
  });
});
