/** Finding the record to open: what is typed or pasted, what was found in it, what was open lately. */
export const recordOpen = {
  open: {
    label: 'Open a record',
    help: 'Name, number, organisation number, phone, e-mail, id, ERP key, SuperOffice address, or a ticket.',
    cut: 'Only the first {{count}} characters of the text were looked at.',
    tooShort: 'Type at least {{count}} characters, or paste an address or a ticket.',
    nothing:
      'Nothing in this text leads to a record: no name, number, id, address, phone or e-mail was found.',
    hidden: 'SuperOffice does not show it, or not to this user; its link can be broken here',
    none: 'No record was found for “{{text}}”.',
    failed: 'The search failed, so it is not known whether there is such a record.',
    someFailed_one: '{{count}} of the searches failed, so there may be more.',
    someFailed_other: '{{count}} of the searches failed, so there may be more.',
    keysNotRead:
      'The site does not tell which record holds an ERP key, so this was searched for otherwise only.',
    searching: 'Searching…',
    found_one: '{{count}} record found',
    found_other: '{{count}} records found',
    by: 'Found by {{what}}',
    byUnclear: '{{place}} may be another installation',
    useOwner: 'Open it in {{site}}',
  },
  /** What a text was found to hold. */
  candidate: {
    record: 'address',
    recordId: 'id {{text}}',
    'company-number': 'organisation number {{text}}',
    phone: 'phone {{text}}',
    'e-mail': 'e-mail {{text}}',
    number: 'number {{text}}',
    name: 'name',
    erpKey: 'ERP key {{text}} ({{type}} in {{connection}})',
  },
  recent: {
    title: 'Opened lately on {{site}}',
    show: 'Opened lately',
    empty: 'No record open',
    emptyHelp:
      'Open one above. You see what it holds in SuperOffice and in the ERP, what differs, and what can be done about it. Nothing is written before you press the button that says so.',
    forget: 'Forget {{record}}',
    at: 'opened {{time}}',
  },
};
