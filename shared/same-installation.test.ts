import { describe, expect, it } from 'vitest';
import { isSameInstallation } from './same-installation';

describe('two addresses of a site', () => {
  it.each([
    ['https://crm.example.com/SuperOffice/api', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com/SuperOffice', 'https://CRM.example.com/superoffice/api/'],
    ['https://online2.superoffice.com/Cust12345/api', 'https://online3.superoffice.com/Cust12345/api'],
    ['https://online2.superoffice.com/Cust12345/api', 'https://app.superoffice.com/Cust12345/api'],
    ['https://sod2.superoffice.com/Cust12345/api', 'https://app-sod.superoffice.com/Cust12345/api'],
    ['https://stage.superoffice.com/Cust12345/api', 'https://qaonline.superoffice.com/Cust12345/api'],
  ])('%s and %s lead to one installation', (then, now) => {
    expect(isSameInstallation(then, now)).toBe(true);
    expect(isSameInstallation(now, then)).toBe(true);
  });

  it.each([
    ['https://crm.example.com/SuperOffice/api', 'https://crm.example.com/SuperOfficeTest/api'],
    ['https://crm.example.com:8443/api', 'https://crm.example.com/api'],
    ['http://127.0.0.1:4871/api', 'http://127.0.0.1:4872/api'],
    ['https://a.kunde.no/api', 'https://b.kunde.no/api'],
    ['https://online2.superoffice.com/Cust11111/api', 'https://online2.superoffice.com/Cust22222/api'],
    ['https://sod2.superoffice.com/Cust12345/api', 'https://online2.superoffice.com/Cust12345/api'],
    ['https://stage.superoffice.com/Cust12345/api', 'https://app-sod.superoffice.com/Cust12345/api'],
    ['https://online2.superoffice.com/Cust12345/api', 'https://online2.notsuperoffice.com/Cust12345/api'],
    ['', 'https://crm.example.com/api'],
  ])('%s and %s do not', (then, now) => {
    expect(isSameInstallation(then, now)).toBe(false);
    expect(isSameInstallation(now, then)).toBe(false);
  });
});
