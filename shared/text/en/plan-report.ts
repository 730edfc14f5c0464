/** The report of a run, for the customer. */
export const planReport = {
  title: 'Link plan “{{plan}}”: what was done',
  /** What a plan that puts values back is called, after the one whose runs wrote them. */
  putsBack: '{{plan}} – values put back',
  site: 'Site',
  started: 'Started',
  ended: 'Ended',
  notEnded: 'not ended yet',
  user: 'Signed in as',
  ticket: 'Ticket reference',
  run: 'Run',
  total: 'Rows',
  /** For a reader who has never seen the program. */
  means: {
    Draft: 'Not sent: it was not checked, or something of it could not be looked up.',
    Ready: 'Not sent yet; nothing speaks against it.',
    Warning: 'Not sent: somebody has to look at it and decide.',
    Blocked: 'Not sent: it cannot be sent like this.',
    Skipped: 'Not sent: it was so already.',
    Sending: 'On its way when this was written.',
    Sent: 'Accepted by the site, and not read back yet.',
    Verified: 'Done: read back from the site, and as it should be.',
    Different: 'Sent, and read back otherwise than it should be.',
    Failed: 'Not done: it was refused, or could not be sent.',
    Unknown: 'Sent, and no answer came: it may be done or not.',
    Cancelled: 'Not sent: the run was ended before its turn.',
    reject: 'Not sent: somebody decided so.',
    later: 'Not sent: somebody put it off.',
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
