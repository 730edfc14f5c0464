import { describe, expect, it } from 'vitest';
import type { FieldType, SideValue } from '../value/field-value';
import { compileList, type ListItem } from '../write/list-values';
import { compareField } from './compare-field';
import { allRulesOn, type CompareRule, type FieldComparison } from './comparison';

const side = (value: string): SideValue => ({ value, displayValue: value });
const compare = (
  crmFieldKey: string,
  [crm, erp]: readonly [string | null, string | null],
  {
    rules = allRulesOn,
    fieldType = 'Text',
    list = null,
  }: { rules?: typeof allRulesOn; fieldType?: FieldType; list?: ReturnType<typeof compileList> } = {},
) =>
  compareField(
    { crmFieldKey, fieldType, list },
    crm === null ? null : side(crm),
    erp === null ? null : side(erp),
    rules,
  );

const item = (erpId: string, crmId: number | null): ListItem => ({
  erpId,
  erpName: '',
  crmId,
  crmName: '',
});
const cosmetic = (...rules: CompareRule[]): FieldComparison => ({ result: 'cosmetic', rules });
const different: FieldComparison = { result: 'different' };

describe('texts that differ and mean the same', () => {
  it.each<[key: string, crm: string, erp: string, FieldComparison]>([
    ['POSTALCITY', 'Orkanger', 'ORKANGER', cosmetic('letter-case')],
    ['POSTALCITY', 'Mo i  Rana', 'Mo i\u00a0Rana ', cosmetic('spacing')],
    ['POSTALCITY', 'Bodo\u0308', 'Bodö', cosmetic('spacing')],
    ['POSTALCITY', 'Or\u00adkan\u200bger', 'Orkanger', cosmetic('spacing')],
    ['NAME', 'Nordlys-Bygg', 'Nordlys Bygg', cosmetic('punctuation')],
    ['NAME', 'O\u2019Brien', "O'Brien", cosmetic('punctuation')],
    ['NAME', 'Åse Håland', 'Aase Haaland', cosmetic('nordic-letters')],
    ['NAME', 'ÅSE HÅLAND', 'aase haaland', cosmetic('letter-case', 'nordic-letters')],
    ['NAME', 'Rørlegger Bø', 'Roerlegger Böe', different],
    ['NAME', 'Rørlegger Bø', 'Roerlegger Boe', cosmetic('nordic-letters')],
    ['NAME', 'Rørlegger', 'Rörlegger', cosmetic('nordic-letters')],
    ['NAME', 'Bjørn', 'Bjorn', different],
    ['NAME', 'Müller', 'Mueller', cosmetic('nordic-letters')],
    ['NAME', 'Orkdal A/S', 'Orkdal AS', cosmetic('company-form')],
    ['NAME', 'Orkdal AS', 'Orkdal', cosmetic('company-form')],
    ['NAME', 'Orkdal, AS', 'Orkdal', cosmetic('company-form')],
    ['NAME', 'A/S Orkdal', 'Orkdal AS', cosmetic('company-form')],
    ['NAME', 'Orkdal Aksjeselskap', 'ORKDAL AS', cosmetic('letter-case', 'company-form')],
    ['NAME', 'Möbel Aktiebolag', 'Möbel AB', cosmetic('company-form')],
    ['NAME', 'Karhu Oy', 'Karhu osakeyhtiö', cosmetic('company-form')],
    ['NAME', 'Hansen ApS', 'Hansen Anpartsselskab', cosmetic('company-form')],
    ['NAME', 'Orkdal AS', 'Orkdal AB', different],
    ['NAME', 'Orkdal AS', 'Orkdal ASA', different],
    ['NAME', 'Da Vinci', 'Vinci', different],
    ['NAME', 'AS', 'AB', different],
    ['POSTALCITY', 'Orkdal AS', 'Orkdal', different],
    ['POSTALAD1', 'Orkdalsveien 14', 'Orkdalsvn. 14', cosmetic('street')],
    ['POSTALAD1', 'Orkdalsveien 14', 'Orkdalsvn 14', cosmetic('street')],
    ['POSTALAD1', 'Orkdalsveien 14', 'Orkdalsv. 14', cosmetic('street')],
    ['POSTALAD1', 'Orkdalsvegen 14', 'Orkdalsveien 14', cosmetic('street')],
    ['POSTALAD1', 'Orkdalsveien 14', 'ORKDALSVN.14', different],
    ['POSTALAD1', 'Storgata 40', 'Storgt. 40', cosmetic('street')],
    ['POSTALAD1', 'Storgata 40', 'Storgaten 40', cosmetic('street')],
    ['POSTALAD1', 'Karl Johans gate 5', 'Karl Johans gt 5', cosmetic('street')],
    ['POSTALAD1', 'Storgatan 12', 'Storg. 12', cosmetic('street')],
    ['POSTALAD1', 'Kungsvägen 3', 'Kungsv. 3', cosmetic('street')],
    ['POSTALAD1', 'Vestergade 7', 'Vesterg. 7', cosmetic('street')],
    ['POSTALAD1', 'Skovvej 7', 'Skovvejen 7', cosmetic('street')],
    ['POSTALAD1', 'Mannerheimintie 5', 'Mannerheimint. 5', cosmetic('street')],
    ['POSTALAD1', 'Hämeenkatu 5', 'Hämeenk. 5', cosmetic('street')],
    ['POSTALAD1', 'St. Olavs gate 1', 'Sankt Olavs gt. 1', cosmetic('street')],
    ['POSTALAD1', 'S:t Eriksgatan 1', 'Sankt Eriksg. 1', cosmetic('street')],
    ['POSTALAD1', 'Rådhusplassen 1', 'Rådhuspl. 1', cosmetic('street')],
    ['POSTALAD1', 'Postboks 77', 'Pb. 77', cosmetic('street')],
    ['POSTALAD1', 'Postilokero 77', 'PL 77', cosmetic('street')],
    ['POSTALAD1', 'Storgata 14', 'Storgata 14 B', different],
    ['POSTALAD1', 'Storgata 12 v', 'Storgata 12 vei', different],
    ['POSTALAD1', 'Storgata 12-14', 'Storgata 1214', different],
    ['POSTALAD1', 'Storgata 12\u201314', 'Storgata 12-14', cosmetic('punctuation')],
    ['POSTALAD1', 'Storgata 1', 'Storveien 1', different],
    ['POSTALZIP', 'NO-7300', '7300', cosmetic('postcode')],
    ['POSTALZIP', 'N-7300', 'NO 7300', cosmetic('postcode')],
    ['POSTALZIP', '262 32', 'SE-26232', cosmetic('postcode')],
    ['POSTALZIP', 'SE-7300', 'NO-7300', different],
    ['POSTALZIP', '0150', '150', different],
    ['POSTALZIP', '7300 Orkanger', '7300', different],
    ['PHONE', '+47 72 48 00 10', '72480010', cosmetic('phone')],
    ['PHONE', '0047 72480010', '+4772480010', cosmetic('phone')],
    ['PHONE', 'Tlf. 72 48 00 10', '72480010', cosmetic('phone')],
    ['PHONE', '+46 (0)70-123 45 67', '070-123 45 67', cosmetic('phone')],
    ['PHONE', '+47 (0) 72 48 00 10', '72 48 00 10', cosmetic('phone')],
    ['PHONE_MOBILE', '070-123 45 67', '0701234567', cosmetic('phone')],
    ['PHONE', '22 00 11 22 / 22 00 11 23', '22001123, 22001122', cosmetic('phone')],
    ['PHONE', '22 00 11 22 og 22 00 11 23', '+4722001122;+4722001123', cosmetic('phone')],
    ['PHONE', '22 00 11 22 / 22 00 11 23', '22001122', different],
    ['PHONE', '08-12 34 56/57', '08-1234567', different],
    ['PHONE', '22 00 11 22 linje 3', '22001122', different],
    ['PHONE', '22 00 11 22 linje 3', '+47 22001122  Linje 3', cosmetic('phone')],
    ['PHONE', '+45 72 48 00 10', '+47 72 48 00 10', different],
    ['PHONE', '123', '1 2 3', different],
    // Numbers that exist nowhere are written in many ways, too.
    ['PHONE', '+45 49 09 38 60', '+4549093860', cosmetic('phone')],
    ['PHONE', '0045 49 09 38 60', '+4549093860', cosmetic('phone')],
    ['PHONE', '+45 49 09 38 60', '49093860', different],
    ['PHONE', '99 99 99 99 99', '9999999999', cosmetic('phone')],
    ['PHONE', '+45 49 09 38 60', '+4649093860', different],
    ['PHONE', '+45 49 09 38 60', '+4549093861', different],
    ['VATNO', 'NO 914 785 236 MVA', '914785236', cosmetic('company-number')],
    ['VATNO', '914.785.236', '914785236', cosmetic('company-number')],
    ['VATNO', '556677-8899', 'SE556677889901', cosmetic('company-number')],
    ['VATNO', '165566778899', '556677-8899', cosmetic('company-number')],
    ['VATNO', 'DK-13 58 56 28', '13585628', cosmetic('company-number')],
    ['VATNO', '2077474-0', 'FI20774740', cosmetic('company-number')],
    ['VATNO', '914785236', '914785237', different],
    ['VATNO', 'SE5566778899', 'NO5566778899', different],
    ['VATNO', '0914785236', '914785236', different],
    ['URL', 'https://www.orkdal.example/', 'Orkdal.example', cosmetic('web-address')],
    ['URL', 'http://orkdal.example/Om', 'orkdal.example/om', different],
    ['EMAIL', 'Kari <KARI@orkdal.example>', 'kari@orkdal.example', cosmetic('e-mail')],
    ['EMAIL', 'mailto:kari@orkdal.example', 'kari@orkdal.example', cosmetic('e-mail')],
    ['EMAIL', 'kari@orkdal.example', 'post@orkdal.example', different],
    ['NUMBER1', '00012', '12', different],
    ['NUMBER1', 'a12', 'A12', different],
    ['NUMBER2', '10014 ', '10014', cosmetic('spacing')],
    ['SuperOffice:5', 'Lever før kl. 07:00', 'Lever før kl 07:00', cosmetic('punctuation')],
    ['SuperOffice:5', '1.5', '15', different],
    ['SuperOffice:5', '-5', '5', different],
  ])('%s: %j and %j', (key, crm, erp, expected) => {
    expect(compare(key, [crm, erp])).toEqual(expected);
  });
});

it.each(['NAME', 'POSTALAD1', 'POSTALZIP', 'PHONE', 'VATNO', 'URL', 'EMAIL', 'SuperOffice:5'])(
  '%s: a text of any length is compared',
  (key) => {
    for (const part of ['1/', 'a ', ' ,', 'st. ', '+47', 'aA', 'x.']) {
      const long = part.repeat(50_000);
      expect(compare(key, [`${long}1`, `${long}2`]).result).toBe('different');
    }
  },
);

describe('what is stored', () => {
  it.each<[FieldType, string, string, FieldComparison]>([
    ['Integer', '[I:5]', '05', { result: 'equal' }],
    ['Double', '[F:1.50]', '1.5', { result: 'equal' }],
    ['Date', '[D:04/03/2026]', '2026-04-03', { result: 'equal' }],
    ['Date', '[D:04/03/2026]', '[D:03/04/2026]', different],
    ['Checkbox', '[I:0]', '', { result: 'equal' }],
    ['Integer', '[I:0]', '', { result: 'one-side-empty', empty: 'erp' }],
    ['Text', '', 'x', { result: 'one-side-empty', empty: 'crm' }],
    ['Text', '[I:5]', '5', different],
    ['Password', 'Hemmelig', 'hemmelig', different],
  ])('as %s: %j and %j', (fieldType, crm, erp, expected) => {
    expect(compare('SuperOffice:9', [crm, erp], { fieldType })).toEqual(expected);
  });

  it('is not compared where a side was not read', () => {
    expect(compare('NAME', [null, 'x'])).toEqual({ result: 'not-read' });
    expect(compare('NAME', ['x', null])).toEqual({ result: 'not-read' });
  });

  it.each<[string, string, FieldComparison]>([
    ['[I:1]', '[I:1]', { result: 'equal' }],
    ['[I:1]', 'NO', { result: 'equal' }],
    // In brackets it is SuperOffice's item; a bare one may be an item of the ERP that nobody named.
    ['[I:1]', '1', { result: 'list-value-unmapped', sides: ['erp'] }],
    ['1', 'NO', { result: 'equal' }],
    ['[I:1]', '[I:2]', different],
    ['[I:1]', '', { result: 'one-side-empty', empty: 'erp' }],
    ['[I:1]', 'GL', { result: 'list-value-unmapped', sides: ['erp'] }],
    ['', 'GL', { result: 'list-value-unmapped', sides: ['erp'] }],
    ['[I:9]', 'NO', { result: 'list-value-unmapped', sides: ['crm'] }],
    ['[I:9]', 'GL', { result: 'list-value-unmapped', sides: ['crm', 'erp'] }],
    // The ERP's own item 2, which is not SuperOffice's.
    ['[I:2]', '2', { result: 'list-value-unmapped', sides: ['erp'] }],
  ])('of a list: %j and %j', (crm, erp, expected) => {
    const list = compileList([item('NO', 1), item('SE', 2), item('GL', null), item('2', null)]);
    expect(compare('COUNTRY', [crm, erp], { fieldType: 'List', list })).toEqual(expected);
  });
});
