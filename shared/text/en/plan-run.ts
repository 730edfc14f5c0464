/** Carrying a plan out. */
export const planRun = {
  start_one: 'Link {{count}} record in {{site}}',
  start_other: 'Link {{count}} records in {{site}}',
  startRestore_one: 'Put back {{count}} record in {{site}}',
  startRestore_other: 'Put back {{count}} records in {{site}}',
  nothing:
    'No row would be sent now. Decide on those with a warning, mend those that are blocked, or take a decision back.',
  nothingToDo: 'Everything is linked so already: there is nothing to send.',
  title_one: 'Link {{count}} record in {{site}}',
  title_other: 'Link {{count}} records in {{site}}',
  titleRestore_one: 'Put back {{count}} record in {{site}}',
  titleRestore_other: 'Put back {{count}} records in {{site}}',
  titleRelink_one: 'Make {{count}} link again in {{site}}',
  titleRelink_other: 'Make {{count}} links again in {{site}}',
  breaks:
    'SuperOffice has no call that changes a value of a link: each link is broken, and made again with the same ERP key and the values from before. Where it cannot be made again, the row says so, and Retry makes it.',
  onlyMakes_one:
    'This record has no link now, so nothing is broken: its link is made again, with the same ERP key and the values from before. Right before that, the site is asked whether somebody has linked it meanwhile.',
  onlyMakes_other:
    'These records have no link now, so nothing is broken: each link is made again, with the same ERP key and the values from before. Right before that, the site is asked whether somebody has linked it meanwhile.',
  someOnlyMade_one:
    '{{count}} of them has no link now: nothing is broken there, its link is only made again.',
  someOnlyMade_other:
    '{{count}} of them have no link now: nothing is broken there, their links are only made again.',
  permitOutlasts:
    'This gives the run a permit of its own. Unlike the unlocked site it outlasts a locked computer, a switch of sites and the half hour. It ends with the run, with ActorLink, and when you lock the site by hand, save the site or its sign-in anew, sign out or take the permit back.',
  values: 'Values are written too: {{fields}}.',
  valuesBack: 'What goes back: {{fields}}.',
  valueSide: {
    'to-crm': '{{field}} into SuperOffice',
    'to-erp': '{{field}} into the ERP',
    both: '{{field}} into SuperOffice and the ERP',
  },
  valuesStay: 'What does not go back: {{fields}}. Each row says why.',
  sideStays: {
    crm_one: '{{field}} in SuperOffice ({{count}} row)',
    crm_other: '{{field}} in SuperOffice ({{count}} rows)',
    erp_one: '{{field}} in the ERP ({{count}} row)',
    erp_other: '{{field}} in the ERP ({{count}} rows)',
  },
  how: {
    pilot_one: 'The row is sent and read back.',
    pilot_other: 'The {{count}} rows are sent and read back, each at once.',
    ramp_one: 'First {{pilot}} rows are sent and read back, then the other one.',
    ramp_other: 'First {{pilot}} rows are sent and read back, then the other {{count}}.',
    rest_one: 'First {{pilot}} rows are sent and read back, then {{ramp}}, then the last one.',
    rest_other: 'First {{pilot}} rows are sent and read back, then {{ramp}}, then the other {{count}}.',
  },
  stops:
    'The run stops by itself where the same error comes three times, where the sign-in ends, where the site wants to be left alone for a minute or more, or where fewer than 90 % of the rows verify.',
  stopsEarly: 'The run stops by itself where the sign-in ends.',
  atOnce: 'At the same time',
  perSecond: 'Requests a second',
  perSecondOfSite: 'As the site’s settings allow',
  perSecondHelp: 'The settings of the site are the most; raise them only where its owner agrees.',
  readBack: 'Read back',
  readBackAfter: 'In bulk, at the end',
  readBackAsItGoes: 'In bulk, as it goes',
  pauseAfterPilot: 'Wait for me after the first {{count}} rows',
  confirm_one: 'Link {{count}} record',
  confirm_other: 'Link {{count}} records',
  confirmRestore_one: 'Put back {{count}} record',
  confirmRestore_other: 'Put back {{count}} records',
  confirmRelink_one: 'Make {{count}} link again',
  confirmRelink_other: 'Make {{count}} links again',
  stage: { pilot: 'Pilot', ramp: 'Ramp', rest: 'The rest' },
  status: {
    sending: 'Sending',
    'reading-back': 'Reading back',
    paused: 'Waits for you',
    interrupted: 'Was interrupted',
    ended: 'Done',
    cancelled: 'Ended by you',
  },
  pausedBy: {
    'pilot-done': 'The first rows are sent and read back. Look at them, then go on.',
    person: 'Paused by you.',
    'command-ended': 'It paused because the command that had started it ended. Nothing more was sent.',
    'same-error-three-times': 'It stopped by itself: the same error came three times.',
    'signed-out': 'It stopped by itself: the site did not accept the sign-in.',
    'no-permission': 'It stopped by itself: the site does not allow this user to do it.',
    'too-few-verified':
      'It stopped by itself: fewer than 90 % verified. Look at the others before anything more is sent.',
    'permit-ended': 'It stopped: the permit for this run was taken back or has ended.',
    'no-answer': 'It stopped by itself: the site gave no answer.',
    offline: 'It stopped by itself: this computer is offline.',
    'site-too-busy': 'It stopped by itself: the site wants to be left alone for a while.',
    'site-changed': 'It stopped: the address or sign-in of the site was changed.',
    storage: 'It stopped by itself: what it does could not be kept on this computer.',
    bug: 'It stopped by itself because of a fault in ActorLink. Nothing more was sent.',
  },
  verifiedOf: '{{verified}} of {{count}} verified.',
  verifiedSince_one: 'A later run has verified {{count}} more.',
  verifiedSince_other: 'Later runs have verified {{count}} more.',
  notSent_one:
    '{{count}} row was not sent: another write of its record or key was under way, or got no answer. The row says which of the two.',
  notSent_other:
    '{{count}} rows were not sent: other writes of their records or keys were under way, or got no answer. Each row says which of the two.',
  stillToSend: '{{count}} still to send',
  leftOut_one:
    '{{count}} row is left out when you go on: somebody edited it or decided otherwise meanwhile, or a check found something. The row says which.',
  leftOut_other:
    '{{count}} rows are left out when you go on: somebody edited them or decided otherwise meanwhile, or a check found something. Each row says which.',
  passedOver_one:
    '{{count}} row was not sent when its turn came: somebody had edited it or decided otherwise, it lacked a check or an approval, or another write held it.',
  passedOver_other:
    '{{count}} rows were not sent when their turn came: somebody had edited them or decided otherwise, they lacked a check or an approval, or another write held them.',
  noneSent: 'None of the first rows was sent; each says why. Look at them, then go on.',
  unlinked_one:
    '{{count}} record has no link now: its link was broken and could not be made again. Retry makes it again.',
  unlinked_other:
    '{{count}} records have no link now: their links were broken and could not be made again. Retry makes them again.',
  unlinkedSoFar_one:
    '{{count}} link was broken, and when we looked it had not been made again. Look again; if it is still gone then, Retry makes it again.',
  unlinkedSoFar_other:
    '{{count}} links were broken, and when we looked they had not been made again. Look again; those that are still gone then, Retry makes again.',
  settled_one:
    '{{count}} row came to nothing: a look after its time was over found nothing of it. Retry sends it again.',
  settled_other:
    '{{count}} rows came to nothing: a look after their time was over found nothing of them. Retry sends them again.',
  notThere_one:
    '{{count}} row has no link, although the site answered that it was done. Retry sends it again.',
  notThere_other:
    '{{count}} rows have no link, although the site answered that it was done. Retry sends them again.',
  waits:
    'The site wants to be left alone until {{time}} ({{seconds}} s more). The run goes on by itself then.',
  waitsNoMore: 'The site wanted to be left alone until {{time}}. The run goes on now.',
  restsUntil: 'The site wants to be left alone until {{time}}. Going on before that is refused.',
  restsNoMore: 'The site wanted to be left alone until {{time}}.',
  heldUntil:
    'The site may be at work on some until {{time}} ({{left}} more). A look after that settles them.',
  heldNoMore: 'The site had time for all of them until {{time}}. A look now settles them.',
  despiteTitle: 'Go on although not all verified?',
  interrupted:
    'ActorLink ended while this run was under way. Nothing was sent since. Going on first looks at every row whose outcome is not known.',
  cancelled: 'Cancelled: the rows that were left were not sent.',
  pause: 'Pause',
  continue: 'Go on',
  continueWith_one: 'Link {{count}} more record in {{site}}',
  continueWith_other: 'Link {{count}} more records in {{site}}',
  restoreWith_one: 'Put back {{count}} more record in {{site}}',
  restoreWith_other: 'Put back {{count}} more records in {{site}}',
  cancel: 'End the run',
  revoke: 'Take the permit back',
  permit: 'Permit for this run since {{time}}{{ticket}}',
  permitTicket: ', {{ticket}}',
  rate: '{{rate}} rows a second',
  progress: '{{done}} of {{total}}',
  retry_one: 'Retry {{count}}',
  retry_other: 'Retry {{count}}',
  retryAndSend_one: 'Retry {{tried}}, send {{count}}',
  retryAndSend_other: 'Retry {{tried}}, send {{count}}',
  sendRest_one: 'Send the {{count}} that was left',
  sendRest_other: 'Send the {{count}} that were left',
  /** The worst that there is: what may be done is no failure. */
  openFirst: {
    Failed: 'Open the first failure',
    Nothing: 'Open the first that came to nothing',
    Unknown: 'Open the first unknown row',
    Different: 'Open the first different row',
    Blocked: 'Open the first blocked row',
  },
  report: 'Report for the customer…',
  planFile: 'Plan file for the customer…',
  lookAgain_one: 'Look again at {{count}} unsettled',
  lookAgain_other: 'Look again at {{count}} unsettled',
  lookedAll: 'Looked at {{time}}: every row is settled.',
  looked_one: 'Looked at {{time}}: {{count}} row is not settled yet.',
  looked_other: 'Looked at {{time}}: {{count}} rows are not settled yet.',
  restore: 'Make a plan that puts the values back',
  retryOf: 'Second try of an earlier run',
  newest: 'Newest run',
  earlier: 'Earlier run, which waits',
  earlierEnded: 'Earlier run',
  rowsOfAll: 'Rows of all runs',
  earlierStands: 'Some of its rows were tried again since. The list says how each row stands now.',
  heldByRun: 'It waits while another run of this plan is at work.',
  at: 'Started {{time}} by {{user}}',
  cancelTitle: 'End this run?',
  cancelWhat_one: '{{count}} row was not sent yet and will not be. What was sent stays.',
  cancelWhat_other: '{{count}} rows were not sent yet and will not be. What was sent stays.',
};
