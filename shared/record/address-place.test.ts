import { describe, expect, it } from 'vitest';
import { findForeign, hostedAddressIn, nameAddressPlace, placeOfAddress } from './address-place';

const own = 'https://crm.kunde.no/SuperOffice/api';
const online = 'https://online2.superoffice.com/Cust11111/api';
const record = 'default.aspx?contact_id=2';

describe('an address of a record', () => {
  it.each([
    [`https://crm.kunde.no/SuperOffice/${record}`, own],
    [`https://crm.kunde.no/superoffice/${record}`, own],
    ['https://crm.kunde.no/SuperOffice/api/v1/Contact/2', own],
    [`http://crm.kunde.no/SuperOffice/${record}`, own],
    ['https://crm.kunde.no/SuperOffice/CS/scripts/ticket.fcgi?contact_id=2', own],
    [`http://127.0.0.1:4871/${record}`, 'http://127.0.0.1:4871/api'],
    [`https://online2.superoffice.com/Cust11111/${record}`, online],
    [`https://online.superoffice.com/cust11111/${record}`, online],
    [`https://app.superoffice.com/Cust11111/${record}`, online],
    [`https://app-sod.superoffice.com/Cust11111/${record}`, 'https://sod2.superoffice.com/Cust11111/api'],
    [`https://qaonline.superoffice.com/Cust1/${record}`, 'https://stage.superoffice.com/Cust1/api'],
  ])('%s is ours at %s', (address, site) => {
    expect(placeOfAddress(address, site)).toBe('ours');
  });

  it.each([
    [`http://127.0.0.1:4872/${record}`, 'http://127.0.0.1:4871/api'],
    [`https://a.kunde.no/${record}`, 'https://b.kunde.no/api'],
    [`https://crm.kunde.no:8443/SuperOffice/${record}`, own],
    [`https://online2.superoffice.com/Cust22222/${record}`, online],
    [`https://sod2.superoffice.com/Cust11111/${record}`, online],
    [`https://stage.superoffice.com/Cust11111/${record}`, online],
    [`https://online2.superoffice.com/Cust11111/${record}`, own],
    [`https://crm.kunde.no/Cust11111/${record}`, online],
    [`https://online2.superoffice.com.evil.example/Cust11111/${record}`, online],
  ])('%s belongs to another installation than %s', (address, site) => {
    expect(placeOfAddress(address, site)).toBe('other');
  });

  it.each([
    // Two installations on one host, or the pages of one in a folder of their own.
    [`https://crm.kunde.no/SuperOfficeTest/${record}`, own],
    [`https://crm.kunde.no/${record}`, own],
    [`https://crm.kunde.no/SuperOffice/${record}`, 'https://crm.kunde.no/api'],
    [`https://online.superoffice.com/${record}`, online],
    [`https://online.superoffice.com/Cust11111/${record}`, ''],
  ])('%s alone does not tell whether it is of %s', (address, site) => {
    expect(placeOfAddress(address, site)).toBe('unclear');
  });

  it.each([
    ['superoffice:contact?contact_id=2', null],
    ['?contact_id=2', null],
    ['2', null],
    ['crm.kunde.no/SuperOffice/default.aspx?contact_id=2', 'https://crm.kunde.no/SuperOffice/default.aspx'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcrm.kunde.no%2FSuperOffice%2Fdefault.aspx%3Fcontact_id%3D2&data=05',
      'https://crm.kunde.no/SuperOffice/default.aspx',
    ],
  ])('%s has the host of %s', (text, address) => {
    expect(hostedAddressIn(text)).toBe(address);
  });

  it('is named by host and folder', () => {
    expect(nameAddressPlace(`https://online2.superoffice.com/Cust22222/${record}`)).toBe(
      'online2.superoffice.com/Cust22222',
    );
  });

  it('is found among those of the site', () => {
    const [ours, other] = [`https://crm.kunde.no/SuperOffice/${record}`, `https://b.kunde.no/${record}`];
    expect(findForeign(`${ours} 12`, own)).toBeNull();
    expect(findForeign(`${ours}\n${other}`, own)).toMatchObject({ place: 'other' });
  });
});
