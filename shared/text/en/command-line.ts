/** What the program says on the command line. */
export const commandLine = {
  busyTitle: 'ActorLink is at work',
  busy: 'ActorLink is carrying out a command without a window. Open it again when that has ended.',
  checking: 'Checking {{rows}} rows: about {{requests}} requests, {{seconds}} s. Nothing is written.',
  newPlan: 'New plan: {{name}}.',
  knownPlan: 'This file is the plan {{name}} already: what was sent is not sent again.',
  hiddenLeft_one:
    '{{count}} row is hidden in this sheet, {{filtered}} by a filter, and left out. To take it too: --hidden-rows take.',
  hiddenLeft_other:
    '{{count}} rows are hidden in this sheet, {{filtered}} of them by a filter, and left out. To take them too: --hidden-rows take.',
  hiddenTaken_one: '{{count}} row that is hidden in this sheet is taken too.',
  hiddenTaken_other: '{{count}} rows that are hidden in this sheet are taken too.',
  nothingToSend: 'Nothing is to be sent.',
  written: '{{count}} rows written to {{file}}.',
  progress: '{{stage}}, {{status}}: {{done}} of {{total}}',
  rate: '{{rate}} rows a second, about {{seconds}} s left',
};
