import { expect, test } from 'vitest';
import { toApiAddress } from '../superoffice/api-address';
import { isAllowedRecordPage } from '../window/open-external';
import { makeRecordPage } from './record-page';

test.each([
  ['https://crm.example/SuperOffice', 'https://crm.example/SuperOffice/default.aspx?contact_id=12'],
  ['https://crm.example/api', 'https://crm.example/default.aspx?contact_id=12'],
  [
    'https://online3.superoffice.com/Cust1',
    'https://online3.superoffice.com/Cust1/default.aspx?contact_id=12',
  ],
])('the page of a record on %s is %s, and may be opened', (typed, page) => {
  const site = toApiAddress(typed);
  expect(makeRecordPage(site, 'Contact', 12)).toBe(page);
  expect(isAllowedRecordPage(page, site.origin)).toBe(true);
});

test.each(['http://127.0.0.1:4000', 'http://crm.example', 'https://localhost/x'])(
  'a site at %s has no page that may be opened',
  (typed) => {
    expect(() => makeRecordPage(toApiAddress(typed), 'Sale', 1)).toThrow(
      expect.objectContaining({ code: 'no-web-client' }),
    );
  },
);
