/** What a write will do. `{{link}}`, `{{fields}}` and `{{stays}}` are sentences or clauses of this list. */
export const effect = {
  whole: '{{link}} {{fields}}',
  links: 'Links {{record}} to {{erpActorType}} {{erpKey}}.',
  record: '{{type}} {{id}}',
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
  alsoNotRead_one:
    'Also writes {{count}} field whose present value was not read, so it may overwrite something.',
  alsoNotRead_other:
    'Also writes {{count}} fields whose present values were not read, so it may overwrite something.',
};
