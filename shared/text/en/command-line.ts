/** What the program says on the command line. */
export const commandLine = {
  busyTitle: 'ActorLink is at work',
  busy: 'ActorLink is carrying out a command without a window. Open it again when that has ended.',
  ending: 'ActorLink was just ending another command. Nothing of this one was done: start it again.',
  notAnswered:
    'ActorLink is running on the same data already and did not take this command. Nothing of it was done: look at that ActorLink, then start the command again.',
  leftAlone:
    'The ActorLink that carried this command out ended in the middle. Start the command again: it looks at what was sent, and sends nothing twice.',
  usage: 'Usage: actorlink plan {{word}} FILE --site NAME {{options}}',
  usageNext: '       actorlink plan {{word}} FILE --site NAME {{options}}',
  misuse: {
    unknownOption: 'There is no option {{value}} here.',
    unknownWord: 'Nothing is known as {{value}} here.',
    twice: '{{option}} is given twice.',
    noValue: '{{option}} lacks its value. One that begins with a dash is typed {{option}}=VALUE.',
    takesNone: '{{option}} takes no value.',
    what: 'The first word says what to do: check, run or export, not “{{value}}”.',
    noFile: 'The file is missing.',
    moreFiles: 'One file is taken at a time. Too much: {{value}}.',
    noSite: '--site is missing: the name of the site.',
    notFor: '{{option}} means nothing for {{value}}. It belongs to {{allowed}}.',
    value: '{{option}} takes {{allowed}}, not “{{value}}”.',
  },
  production:
    'On the command line a production site is unlocked for one run by its name: --production "{{site}}".',
  notLookedUp: 'No row could be judged: the site did not answer, or refused, what was asked of it.',
  checking_one: 'Checking {{count}} row: at most {{requests}} requests, {{seconds}} s. Nothing is written.',
  checking_other:
    'Checking {{count}} rows: at most {{requests}} requests, {{seconds}} s. Nothing is written.',
  withHidden: '{{name}}, hidden rows too',
  numbered: '{{name}} ({{number}})',
  newPlan: 'New plan: {{name}}.',
  knownPlan: 'This file is the plan {{name}} already: what was sent is not sent again.',
  notSaved:
    'Something was typed into row {{row}} of this plan and not saved: it is in no part of this. The row is shown in the window.',
  hiddenLeft_one:
    '{{count}} row is hidden in this sheet, {{filtered}} by a filter, and left out. To take it too: --hidden-rows take.',
  hiddenLeft_other:
    '{{count}} rows are hidden in this sheet, {{filtered}} of them by a filter, and left out. To take them too: --hidden-rows take.',
  hiddenTaken_one: '{{count}} row that is hidden in this sheet is taken too.',
  hiddenTaken_other: '{{count}} rows that are hidden in this sheet are taken too.',
  oneSheet: 'Of this file the sheet “{{sheet}}” is read. Left out: {{names}}.',
  looking_one: 'Looking again at {{count}} row that is not settled.',
  looking_other: 'Looking again at {{count}} rows that are not settled.',
  retryInWindow_one:
    '{{count}} row was sent and came to nothing, or was left. In the window, Retry of its plan sends it again.',
  retryInWindow_other:
    '{{count}} rows were sent and came to nothing, or were left. In the window, Retry of their plan sends them again.',
  decided: {
    approve: 'Approved.',
    reject: 'Rejected: no run takes it.',
    later: 'Put off: no run takes it until somebody decides otherwise.',
  },
  pilotOver_one:
    'The first rows of this run were sent already, and with --pilot-only nothing more is. {{count}} row is left: the same command without --pilot-only sends it.',
  pilotOver_other:
    'The first rows of this run were sent already, and with --pilot-only nothing more is. {{count}} rows are left: the same command without --pilot-only sends them.',
  nothingToSend: 'Nothing is to be sent.',
  written_one: '{{count}} row written to {{file}}.',
  written_other: '{{count}} rows written to {{file}}.',
  writtenOver_one: '{{count}} row written to {{file}}, in the place of the file that was there.',
  writtenOver_other: '{{count}} rows written to {{file}}, in the place of the file that was there.',
  stage: '{{stage}}, {{status}}: {{inStage}} of {{ofStage}}, {{done}} of {{total}} in all',
  stageAlone: '{{stage}}, {{status}}: {{inStage}} of {{ofStage}}',
  ended: '{{status}}: {{done}} of {{total}}',
  waits: 'The site wants to be left alone until {{time}}; the run goes on by itself then',
  rests: 'The site wants to be left alone until {{time}}; going on before that is refused',
  rate: '{{rate}} rows a second, about {{seconds}} s left',
};
