import { describe, expect, it } from 'vitest';
import { readSiteAddress } from './site-address';

const site = 'https://crm.example.com/SuperOffice/api';

describe('an address as it is typed or copied', () => {
  it.each([
    ['crm.example.com', 'https://crm.example.com/api', false],
    ['HTTPS://CRM.example.com/SuperOffice/api/', site, false],
    ['http://crm.example.com:8080', 'http://crm.example.com:8080/api', true],
    ['http://127.0.0.1:4477/', 'http://127.0.0.1:4477/api', true],
    ['https://127.0.0.1:4477/', 'https://127.0.0.1:4477/api', true],
    ['https://0.0.0.0', 'https://0.0.0.0/api', true],
    ['https://[::ffff:127.0.0.1]:1', 'https://[::ffff:7f00:1]:1/api', true],
    ['https://crm.localhost', 'https://crm.localhost/api', true],
    ['https://2130706433', 'https://127.0.0.1/api', true],
    ['http://localhost', 'http://localhost/api', true],
    ['http://localhost.example.com', 'http://localhost.example.com/api', true],
  ])('%s leads to %s', (typed, url, needsConsent) => {
    expect(readSiteAddress(typed)).toMatchObject({ url, needsConsent, isCut: false });
  });

  it.each([
    'https://crm.example.com/SuperOffice/api/v1/Agents/ErpSync/ConnectActor',
    'https://crm.example.com/SuperOffice/api/v1/Contact/5?$select=name',
    'https://crm.example.com/SuperOffice/api/Agents/ErpSync/GetAllConnections',
    'https://crm.example.com/SuperOffice/api/swagger/index.html',
    'https://crm.example.com/SuperOffice/CS/scripts/ticket.fcgi?action=listTicket',
    'https://crm.example.com/SuperOffice/Admin/',
    'https://crm.example.com/SuperOffice/admin/default.aspx#users',
    'https://crm.example.com/SuperOffice/Remote/Services88/Contact.svc',
    'https://crm.example.com/SuperOffice/default.aspx?contact_id=5',
    '“https://crm.example.com/SuperOffice/index.html'.slice(1),
    '"https://crm.example.com//SuperOffice/CS/"',
    '<crm.example.com/SuperOffice/api/v2/>',
  ])('%s is cut to the site', (typed) => {
    expect(readSiteAddress(typed)).toMatchObject({ url: site, isCut: true });
  });

  it.each([
    [
      'https://online3.superoffice.com/Cust12345/CS/scripts/a.fcgi',
      'https://online3.superoffice.com/Cust12345/api',
    ],
    ['https://crm.example.com/CS/', 'https://crm.example.com/api'],
    ['https://crm.example.com/api/v1/Agents/ErpSync/ConnectActor', 'https://crm.example.com/api'],
    ['https://crm.example.com/my-api', 'https://crm.example.com/my-api/api'],
    ['https://crm.example.com/administration', 'https://crm.example.com/administration/api'],
    ['https://crm.example.com/api/crm', 'https://crm.example.com/api/crm/api'],
  ])('%s leads to %s', (typed, url) => {
    expect(readSiteAddress(typed)?.url).toBe(url);
  });

  it.each([
    '',
    ' ',
    'a b',
    'https://',
    'file:///etc/passwd',
    'javascript://%0aalert(1)',
    'https://u:p@crm.example',
  ])('“%s” is none', (typed) => {
    expect(readSiteAddress(typed)).toBeNull();
  });
});
