import { describe, expect, it } from 'vitest';
import { pickNumbers } from './pasted-numbers';
import { pickCandidates, type TextCandidate } from './pasted-text';

/** A candidate in one line: what it is and what it holds. */
function say(candidate: TextCandidate): string {
  switch (candidate.kind) {
    case 'record':
      return `${candidate.crmActorType ?? 'any'} ${candidate.crmRecordId}`;
    case 'e-mail':
      return candidate.address;
    case 'name':
      return `name ${candidate.text}`;
    case 'company-number':
      return `${candidate.country ?? 'some'} ${candidate.digits}`;
    case 'phone':
    case 'number':
      return `${candidate.kind} ${candidate.digits}`;
  }
}
const pick = (text: string) => pickCandidates(text, pickNumbers).map(say);
const addresses = (text: string) =>
  pickCandidates(text, pickNumbers).map((candidate) =>
    candidate.kind === 'record' ? candidate.address : '-',
  );

describe('a SuperOffice address', () => {
  it.each<[string, string[]]>([
    ['https://crm.example.com/SuperOffice/default.aspx?contact_id=123', ['Contact 123']],
    ['https://online3.superoffice.com/Cust12345/default.aspx?contact.main?contact_id=2', ['Contact 2']],
    [
      'https://online3.superoffice.com/Cust12345/default.aspx?person.main.activityarchive?diaryowner_id=5&person_id=7&contact_id=1&appointment_id=90&sale_id=3&document_id=2',
      ['Person 7', 'Sale 3', 'Contact 1'],
    ],
    ['soprotocol:contact.main.personarchive.minicontact?contact_id=2', ['Contact 2']],
    ['superoffice:sale.main?sale_id=77&contact_id=4', ['Sale 77', 'Contact 4']],
    ['https://x.example/#?project_id=5', ['Project 5']],
    ['contact_id=2', ['Contact 2']],
    ['https://crm.example.com/api/v1/Contact/2', ['Contact 2']],
    ['https://crm.example.com/api/v1/Person/9?$select=name', ['Person 9']],
    ['https://x.example/a.aspx?a=1&amp;contact_id=4', ['Contact 4']],
    [
      'https://eur01.safelinks.example/?url=https%3A%2F%2Fonline3.superoffice.com%2FCust1%2Fdefault.aspx%3Fcontact_id%3D2&data=05',
      ['Contact 2'],
    ],
    ['<https://crm.example.com/SuperOffice/default.aspx?dialog=st&con\r\ntact_id=12\r\n3>', ['Contact 123']],
    ['See (https://x.example/default.aspx?contact_id=4), please.', ['Contact 4']],
  ])('%s', (text, expected) => expect(pick(text)).toEqual(expected));

  it('is named up to its page, of an address inside another one the inner one', () => {
    expect(addresses('https://CRM.example.com/default.aspx?contact_id=1')).toEqual([
      'https://CRM.example.com/default.aspx',
    ]);
    expect(addresses('https://safe.example/?url=https%3A%2F%2Fcrm.example.com%2F%3Fcontact_id%3D2')).toEqual([
      'https://crm.example.com/',
    ]);
    expect(addresses('contact_id=2')).toEqual([null]);
  });
});

describe('a short text', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['   ', []],
    ['556', ['any 556', 'number 556']],
    ['id 556', ['any 556']],
    ['Company 556', ['Contact 556']],
    ['Contact id 9', ['Person 9']],
    ['Firma 556', ['Contact 556']],
    ['Person 12', ['Person 12']],
    ['556 557', ['any 556', 'any 557']],
    ['556 557 558', ['number 556557558', 'any 556', 'any 557', 'any 558']],
    ['914785236', ['any 914785236', 'number 914785236']],
    ['914 785 236', ['number 914785236', 'any 914', 'any 785', 'any 236']],
    ['556677-8898', ['number 5566778898']],
    ['00012', ['any 12', 'number 00012']],
    ['974 760 673', ['NO 974760673', 'any 974', 'any 760', 'any 673']],
    ['974760673', ['NO 974760673', 'any 974760673', 'number 974760673']],
    ['NO 974 760 673 MVA', ['NO 974760673']],
    ['556677-8899', ['SE 5566778899']],
    ['DK 13585628', ['DK 13585628']],
    ['FI20774740', ['FI 20774740']],
    ['+47 72 48 00 10', ['phone 72480010']],
    ['Kari@Orkdal.example', ['kari@orkdal.example']],
    ['Orkdal AS', ['name Orkdal AS']],
    ['rør bjørkåsen', ['name rør bjørkåsen']],
    ['Firma 2000 AS', ['Contact 2000', 'name Firma 2000 AS']],
  ])('%j', (text, expected) => expect(pick(text)).toEqual(expected));

  it('that may be two things is given as both', () => {
    // A Danish company number that is also a phone number.
    expect(pick('25 31 37 63')).toEqual([
      'DK 25313763',
      'phone 25313763',
      'any 25',
      'any 31',
      'any 37',
      'any 63',
    ]);
  });
});

describe('the text of a ticket', () => {
  it('gives its record first, then numbers, e-mail, phone and names, each once', () => {
    const ticket = `Sak #48213, 03.04.2026 kl. 14:05

Hei! Faktura til Bjørkåsen Rør AS (org.nr. 987 654 325) går til feil adresse.
De har kundenr. 10027 hos oss. Ring Kari på tlf. 73 90 11 22 eller skriv til firma@bjorkasen.example.
Riktig adresse: Industriveien 3, 7010 Trondheim. Beløp: 12 500,00 kr.
https://online3.superoffice.com/Cust1/default.aspx?contact_id=2

Mvh Kari, Orgnr 987654325`;
    expect(pick(ticket)).toEqual([
      'Contact 2',
      'NO 987654325',
      'firma@bjorkasen.example',
      'phone 73901122',
      'number 10027',
      'name Bjørkåsen Rør AS',
    ]);
  });

  it('names several records in their order, and takes nobody’s date, time, amount or postcode for a number', () => {
    expect(
      pick('Company 12 and Company 14 were merged 2026-04-03 09:15, NOK 1 500,-, SE-262 32 Ängelholm.'),
    ).toEqual(['Contact 12', 'Contact 14']);
  });

  it('takes no digits out of an address or an e-mail address', () => {
    expect(pick('kari.10014@orkdal.example, https://shop.example/order/88120?ref=12345')).toEqual([
      'kari.10014@orkdal.example',
    ]);
  });

  it('keeps a customer number as it is written, whatever else it could be', () => {
    expect(pick('Kundenummer 00012, kunde 974760673')).toEqual([
      'NO 974760673',
      'number 00012',
      'number 974760673',
    ]);
  });

  it('of any length and content is read without failing', () => {
    for (const text of [
      '9'.repeat(20_000),
      '1 '.repeat(10_000),
      'A '.repeat(10_000),
      '%E0%A4%A',
      '('.repeat(20_000),
    ]) {
      expect(pickCandidates(text, pickNumbers).length).toBeLessThanOrEqual(30);
    }
  });
});
