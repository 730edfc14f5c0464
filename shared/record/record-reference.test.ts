import { describe, expect, it } from 'vitest';
import { parseRecordReference, parseRecordReferences } from './record-reference';

const ids = (text: string) => parseRecordReferences(text)?.map(({ crmRecordId }) => crmRecordId);

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
    ['contact_id=2', { crmActorType: 'Contact', crmRecordId: 2 }],
    ['id 2', { crmRecordId: 2 }],
    ['Company 556', { crmActorType: 'Contact', crmRecordId: 556 }],
    ['Contact id 9', { crmActorType: 'Person', crmRecordId: 9 }],
    ['\u00a012\u200b', { crmRecordId: 12 }],
    ['https://x/a.aspx?a=1&amp;contact_id=4', { crmActorType: 'Contact', crmRecordId: 4 }],
    [
      '<https://crm.example.com/SuperOffice/default.aspx?dialog=st&con\r\ntact_id=12\r\n3>',
      { crmActorType: 'Contact', crmRecordId: 123 },
    ],
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

describe('parseRecordReferences', () => {
  it.each([
    ['556 557 558', [556, 557, 558]],
    ['556\n557\n\n558\n', [556, 557, 558]],
    ['556, 557; 556', [556, 557]],
    ['id 5\nCompany 6', [5, 6]],
    ['https://x/?contact_id=5\nhttps://x/?contact_id=6', [5, 6]],
    [' https://x/?contact_id=5\n https://x/?contact_id=6\n', [5, 6]],
    ['https://x/?contact_id=5\n6', [5, 6]],
    ['https://x/?contact_id=5 https://x/?contact_id=6', [5, 6]],
  ])('finds the records in %j', (text, found) => expect(ids(text)).toEqual(found));

  it.each([
    '556',
    '556 557 Orkdal',
    'Orkdal AS',
    '',
    '5, 0',
    'https://x/?conta\nct_id=5',
    '7 7',
    '0047 73901122',
  ])('is no list for %j', (text) => expect(ids(text)).toBeUndefined());
});
