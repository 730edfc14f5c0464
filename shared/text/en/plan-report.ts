/** The report of a run, for the customer. */
export const planReport = {
  title: 'Link plan “{{plan}}”: what was done',
  /** What a plan that puts values back is called, after the one whose runs wrote them. */
  putsBack: '{{plan}} – values put back',
  site: 'Site',
  connection: 'ERP connection',
  started: 'Started',
  ended: 'Ended',
  notEnded: 'not ended yet',
  user: 'Signed in as',
  ticket: 'Ticket reference',
  run: 'Run',
  values: 'Values that go with the links',
  valueSide: {
    'to-crm': '{{field}} into SuperOffice',
    'to-erp': '{{field}} into the ERP',
    both: '{{field}} into SuperOffice and the ERP',
  },
  total: 'Rows',
  /** For a reader who has never seen the program. What is left may have been tried before, which its line says. */
  means: {
    Draft: 'Left: it was not checked, or something of it could not be looked up.',
    Ready: 'Still to be sent; nothing speaks against it.',
    Warning: 'Left: somebody has to look at it and decide.',
    Blocked: 'Left: it cannot be sent like this.',
    Skipped:
      'Left: it was linked so already. Where it has values that were not written, its line says so.',
    Sending: 'Begun when this was written: it may have left this computer.',
    Sent: 'Accepted by the site, and not read back yet.',
    Verified: 'Done: read back from the site, and as it should be.',
    Different: 'Sent, and read back otherwise than it should be.',
    Failed: 'Not done: it was refused, or could not be sent.',
    Unknown: 'No clear answer came, or none at all: it may be done or not.',
    Nothing: 'Not done: no clear answer came, and a later look at the site found nothing of it.',
    Cancelled: 'Left: the run was ended before its turn.',
    reject: 'Left out: somebody decided so.',
    later: 'Left: somebody put it off.',
  },
  column: {
    row: 'Row of the sheet',
    record: 'In SuperOffice',
    key: 'In the ERP',
    state: 'State',
    why: 'Why',
    entry: 'ActorLink entry',
  },
};
