/** What looking at the site after a write found, by `FindingCode`. None says more than was read. */
export const findings = {
  'link-there': 'The link is there, with the ERP key that was meant.',
  'link-there-key-not-told': 'A link is there; the site does not tell which ERP key it holds.',
  'link-there-other-key': 'A link is there, but it holds ERP key {{erpKey}}.',
  'old-link-there': 'The link from before is there, with ERP key {{erpKey}}.',
  'new-link-there': 'A link is there that was not there before.',
  'link-not-there': 'There is no link in this connection.',
  'link-not-told': 'The site did not say whether there is a link.',
  'values-differ_one': '{{count}} value is not as chosen.',
  'values-differ_other': '{{count}} values are not as chosen.',
  'values-not-read_one': '{{count}} value could not be read back.',
  'values-not-read_other': '{{count}} values could not be read back.',
  'values-never-sent':
    'Its values never left; what both sides hold now was there before, or was changed since by somebody else.',
  'made-by-later-entry': 'A later entry, of {{at}}, may be why it is so now.',
  'refused-but-there': 'The site refused, yet what was meant is there.',
  'refused-but-changed_one': 'The site refused, yet {{count}} value is as chosen that was not before.',
  'refused-but-changed_other': 'The site refused, yet {{count}} values are as chosen that were not before.',
  'site-remarked': 'The site adds: “{{words}}”',
  'site-warned': 'The site says that it is done, but not all may be. It warns: “{{words}}”',
};
