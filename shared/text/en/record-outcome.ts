/** How a write of *Record* ended, and what can be done next. */
export const recordOutcome = {
  outcome: {
    sendingTo: 'Sending to {{site}}…',
    taken: 'The site took it. Now we read it back.',
    looked: 'We looked: {{found}}',
    stopped: 'It was stopped halfway.',
    notSentHalfway: 'It did not go through: of its two halves, the second was never sent.',
    unknownPutBack:
      'It did not go through, and no answer came to putting the old link back, so that may or may not have been done.',
    unknownPutBackStatus:
      'It did not go through, and the answer to putting the old link back (HTTP {{status}}) does not say whether that was done.',
    putBackRefused: 'It did not go through, and neither did putting the old link back.',
    cancelled: 'It was stopped before it left. Nothing was changed.',
    failedOnTheWay: 'It did not reach the site. Nothing was changed.',
    unknown: 'No answer came, so it may or may not have been done.',
    unknownClosed:
      'ActorLink was closed before the site answered the second half, so that may or may not have been done.',
    unknownStatus: 'The answer (HTTP {{status}}) does not say whether it was done.',
    checkFirst: 'Check before you try again.',
    refused: '{{site}} refused it.',
    refusedHalfway: '{{site}} refused the second half of it.',
    sentOnly: '{{site}} answered that it is done and says nothing more; it could not be verified.',
    unlink: {
      Verified: 'The link is broken. The values stay as they are on both sides.',
      Different: '{{site}} answered that it is done, yet a link is there.',
    },
    relink: {
      Verified: 'The record is linked to {{to}}, no longer to {{from}}, and every chosen value is there.',
      verifiedNoValue: 'The record is linked to {{to}}, no longer to {{from}}. No value was written.',
      Different: 'The outcome is not what was meant.',
    },
    'change-values': {
      Verified: 'Every value is as chosen, and the link is there again.',
      Different: 'Not every value is as chosen. What is not is listed below.',
    },
    restore: {
      Verified: 'The values are back, and the link is there again.',
      Different: 'Not every value is back. What is not is listed below.',
    },
    link: {
      Verified: 'The link is there.',
      Different: 'The outcome is not what was meant.',
    },
    create: {
      Verified: 'The ERP actor was created, and the record is linked to it{{withKey}}.',
      Different:
        '{{site}} answered that it is done, yet no new link is there. Look in the ERP before you try again: the actor may exist.',
    },
    withKey: ' (key {{erpKey}})',
    resync: {
      Sent: 'The site says that the values were sent out.',
      changed_one: 'On this record {{count}} value changed, told below; what changed elsewhere was not read.',
      changed_other:
        'On this record {{count}} values changed, told below; what changed elsewhere was not read.',
      unchanged: 'On this record no value changed; what changed elsewhere was not read.',
      notRead: 'Whether values of this record changed could not be read.',
      Different: 'The outcome is not what was meant.',
    },
  },
  next: {
    mend: '{{what}}…',
    linkAgain: 'Link to {{actor}} again…',
    putBackAnyway: '{{what}} all the same…',
    sendAnyway: 'Send it all the same…',
    check: 'Check now',
    checking: 'Checking…',
    lookedAt: 'Looked at {{time}}.',
    openActivity: 'Open in activity',
    done: 'Done',
    restore: 'Undo this change…',
    moveBack: 'Move it back to {{actor}}…',
  },
};
