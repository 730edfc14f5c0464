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
  column: {
    row: 'Row of the sheet',
    record: 'In SuperOffice',
    key: 'In the ERP',
    state: 'State',
    why: 'Why',
    entry: 'ActorLink entry',
  },
};
