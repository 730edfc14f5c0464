/** What a write will do. `{{link}}`, `{{fields}}` and `{{stays}}` are sentences or clauses of this list. */
export const effect = {
  whole: '{{link}} {{fields}}',
  keyAfterSpace: '“{{erpKey}}” (begins with a space)',
  keyBeforeSpace: '“{{erpKey}}” (ends with a space)',
  keyInSpaces: '“{{erpKey}}” (begins and ends with a space)',
  links: 'Links {{record}} to {{erpActorType}} {{erpKey}}.',
  linksAlone:
    'Links {{record}} to {{erpActorType}} {{erpKey}}, and nothing else: no value is written to either side.',
  unlinks:
    'Breaks the link of {{record}} to ERP key {{erpKey}} in {{connection}}. Neither record is deleted.',
  unlinksUnknown:
    'Breaks the link of {{record}} in {{connection}}, whose ERP key the site does not tell. Neither record is deleted.',
  relinks: 'Moves the link of {{record}} from {{from}} to {{to}}.',
  changesValues: 'Changes values on the link of {{record}} to {{erpActorType}} {{erpKey}}.',
  restores_one:
    'Puts {{count}} value from before back onto the link of {{record}} to {{erpActorType}} {{erpKey}}.',
  restores_other:
    'Puts {{count}} values from before back onto the link of {{record}} to {{erpActorType}} {{erpKey}}.',
  createsAlone: 'Creates a {{erpActorType}} in {{connection}} from {{record}}, and links both.',
  creates_one:
    'Creates a {{erpActorType}} in {{connection}} from {{record}} with {{count}} more value, and links both.',
  creates_other:
    'Creates a {{erpActorType}} in {{connection}} from {{record}} with {{count}} more values, and links both.',
  resyncs:
    'Sends the values of {{erpActorType}} {{erpKey}}, linked to {{record}}, to everything else that is linked to it. Empty values overwrite nothing.',
  resyncsBlanks:
    'Sends the values of {{erpActorType}} {{erpKey}}, linked to {{record}}, to everything else that is linked to it. Empty values clear what is there.',
  resyncsCrm:
    'Sends the values of {{record}} in SuperOffice to every ERP actor that it is linked to, in each of its ERP connections. Empty values overwrite nothing.',
  resyncsCrmBlanks:
    'Sends the values of {{record}} in SuperOffice to every ERP actor that it is linked to, in each of its ERP connections. Empty values clear what is there.',
  actor: '{{erpActorType}} {{erpKey}}',
  record: '{{type}} {{id}}',
  result: '{{crm}}; {{erp}}.',
  resultStaysDifferent: '{{crm}}; {{erp}}; stays different.',
  /** What becomes of one side of a value; clauses of the two above. */
  side: {
    filled: '{{side}} is filled with {{value}}',
    replaced: '{{side}} gets {{value}} in place of {{held}}',
    cleared: '{{side}} is cleared of {{held}}',
    keeps: '{{side}} keeps {{held}}',
    'keeps-empty': '{{side}} stays empty',
    'may-change': '{{side}} gets {{value}}, and what is there now was not read',
    'not-known': '{{side}} is left as it is and was not read',
  },
  alsoHeldBy: 'The same key is held by {{records}}, too.',
  noFields: 'Sends no field values.',
  allEqual: 'All values are equal already; nothing else is written.',
  writesNothing: 'Writes no values; {{stays}}.',
  writesCrm_one: 'Writes {{count}} field to CRM and none to ERP; {{stays}}.',
  writesCrm_other: 'Writes {{count}} fields to CRM and none to ERP; {{stays}}.',
  writesErp_one: 'Writes {{count}} field to ERP and none to CRM; {{stays}}.',
  writesErp_other: 'Writes {{count}} fields to ERP and none to CRM; {{stays}}.',
  writesBoth_one: 'Writes {{count}} field to CRM and {{erpCount}} to ERP; {{stays}}.',
  writesBoth_other: 'Writes {{count}} fields to CRM and {{erpCount}} to ERP; {{stays}}.',
  stays_one: '{{count}} stays different',
  stays_other: '{{count}} stay different',
  noneStays: 'none stays different',
  notCompared_one: '{{count}} was not compared, as a side was not read',
  notCompared_other: '{{count}} were not compared, as a side was not read',
  both: '{{differs}}, {{unknown}}',
  notRead_one: 'Writes {{count}} field whose present value was not read, so it may overwrite something.',
  notRead_other: 'Writes {{count}} fields whose present values were not read, so it may overwrite something.',
  notReadStays_one:
    'Writes {{count}} field whose present value was not read, so it may overwrite something; {{stays}}.',
  notReadStays_other:
    'Writes {{count}} fields whose present values were not read, so it may overwrite something; {{stays}}.',
  alsoNotRead_one:
    'Also writes {{count}} field whose present value was not read, so it may overwrite something.',
  alsoNotRead_other:
    'Also writes {{count}} fields whose present values were not read, so it may overwrite something.',
};
