/** What each action of *Record* says of itself before its button is pressed. */
export const recordActions = {
  change: {
    howShort: 'A change breaks the link and makes it again with the same key.',
    again:
      'The link is broken and made again with the same key: SuperOffice has no call that does it at once.',
    how: 'Nothing is written before you choose it. To change a value, the link is broken and made again with the same key: SuperOffice has no call that does it at once.',
  },
  unlink: {
    title: 'Unlink',
    explain:
      'The link is broken; the values stay as they are on both sides, and nothing is deleted. From then on neither side follows the other.',
    goneOpen:
      'SuperOffice does not document whether the link of a record that is gone can be broken. ActorLink sends it once and looks afterwards.',
    inactiveOpen:
      'SuperOffice does not document whether a link of an inactive connection can be broken. ActorLink sends it once and looks afterwards.',
    keyKept: 'ERP key {{erpKey}} is kept in the activity, so that you can link it again.',
    keyBefore: 'When this was opened, the link held ERP key {{erpKey}}.',
    keyNotKnown:
      'The site does not tell which ERP key the link holds, so it cannot be noted. Look it up in SuperOffice first if you may want it back.',
  },
  relink: {
    title: 'Relink',
    explain:
      'SuperOffice has no call for this: the old link is broken, then the new one is made. If the new one is refused, the old one is put back, without values. If even that fails, this page says where things stand and offers the next step.',
    from: 'Linked now',
    to: 'Shall be linked to',
    values: 'Nothing is written to either side unless you choose it here.',
  },
  actor: {
    type: 'ERP actor type',
    label: 'ERP actor',
    help: 'Search by name or key, or type a key.',
    none: 'No ERP actor was found for “{{text}}”.',
    failed: 'The search failed. A key can be typed all the same.',
    tooShort: 'Type at least {{count}} characters.',
    useKey: 'Use “{{key}}” as the key',
    searching: 'Searching…',
    key: 'key {{key}}',
    connected: 'linked already',
    noTypes: 'This connection maps no ERP actor type to this kind of record.',
    typesFailed: 'The ERP actor types could not be read',
    chosen: 'Chosen: {{name}}, key {{key}}.',
    found: 'The ERP knows this key: {{name}}.',
    notFound: 'The ERP did not know this key when we looked.',
    notLookedUp: 'The key could not be looked up: {{reason}}',
    lookingUp: 'Looking up key {{key}}…',
    free: 'No record holds it.',
    heldByThis: 'This record holds it already.',
    heldBy: 'It belongs to {{record}} ({{type}} {{id}}).',
    holderNotKnown: 'The site does not say whether a record holds it.',
  },
  link: {
    title: 'Link without values',
    explain:
      'Only the link is made; no value is written now. What the connection carries over by itself afterwards follows its own mapping.',
  },
  create: {
    title: 'Create in ERP',
    explain:
      'The ERP makes a new actor from this record and links both. What SuperOffice feeds by itself is not asked for.',
    type: 'Create as',
    loading: 'Asking the ERP what it wants to know…',
    failed: 'What the ERP wants to know could not be read, so nothing can be created from here.',
    noFields: 'The ERP asks for nothing more. The record’s own values are enough.',
    required: '{{name}} (required)',
    itself: 'This {{problem}}',
    readOnly: 'set by the ERP',
    length: '{{length}} of {{max}} characters',
    noItems: 'The site does not name the items of this list. Type the ERP’s own id of an item.',
    listsFailed: 'Items of lists could not be read',
    errors: '{{name}}: {{problem}}',
    problem: {
      empty: 'is empty, and the ERP requires it. Fill it in.',
      tooLong: 'has {{length}} characters; the ERP takes {{max}}. Shorten it.',
      notNumber: '“{{text}}” is not a number. Write digits, such as 1500 or 1 500,50.',
      notWhole: '“{{text}}” is not a whole number. Write digits only.',
      notDate: '“{{text}}” is not a date. Write the day first, such as 31.12.2026, or 2026-12-31.',
      ambiguous: '“{{text}}” can be read in two ways. Write it in full.',
    },
  },
  resync: {
    title: 'Resync',
    source: 'From where',
    sourceOf: { erp: 'from the ERP', crm: 'from SuperOffice' },
    explainCrm:
      'From SuperOffice into the ERP: the values of {{record}} go to {{actor}} and to every other ERP actor that it is linked to, where the mappings say so. Nothing goes into SuperOffice. The call names the record by its internal key; where the site does not tell that, nothing is sent.',
    explain:
      'From the ERP into SuperOffice: the values of {{actor}} go into {{record}} where the mapping says so, and from there to its other ERP connections. Nothing goes from SuperOffice into {{connection}}.',
    blanks: 'Empty values',
    keep: 'leave what is there (usual)',
    overwrite: 'clear what is there',
    notVerified:
      'The site answers in its own words and does not list what changed. What changed is seen by reading the record again.',
  },
};
