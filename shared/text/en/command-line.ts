/** What the program says on the command line. */
export const commandLine = {
  busyTitle: 'ActorLink is at work',
  busy: 'ActorLink is carrying out a command without a window. Open it again when that has ended.',
  checking: 'Checking {{rows}} rows: about {{requests}} requests, {{seconds}} s. Nothing is written.',
  newPlan: 'New plan: {{name}}.',
  knownPlan: 'This file is the plan {{name}} already: what was sent is not sent again.',
  nothingToSend: 'Nothing is to be sent.',
  written: '{{count}} rows written to {{file}}.',
  progress: '{{stage}}, {{status}}: {{done}} of {{total}}',
  rate: '{{rate}} rows a second, about {{seconds}} s left',
};
