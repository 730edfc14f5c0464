/** The production lock of a site, as the frame and every write show it. A part of `sites`. */
export const siteLock = {
  lock: {
    locked: 'Locked for writing',
    open_one: 'Unlocked for {{count}} min',
    open_other: 'Unlocked for {{count}} min',
    unlock: 'Unlock',
    writes_one: '{{count}} write',
    writes_other: '{{count}} writes',
    lockNow: 'Lock now',
    title: 'Unlock {{site}} for writing?',
    what: 'This is a production site. For {{count}} minutes, links can be written to it from this computer. It locks again by itself, and at once when you choose another site, when the computer locks or sleeps, and when you close ActorLink. Unlocking is recorded in the activity.',
    ticket: 'Ticket reference',
    ticketHelper: 'Optional: the case or job this is for. It is kept with what you write.',
    confirm: 'Unlock {{site}} for {{count}} minutes',
    notUnlocked: 'Not unlocked.',
    unlocked: '{{site}} is unlocked for {{count}} minutes.',
    lockedBecause: {
      time: '{{site}} is locked again: the time is over.',
      site: '{{site}} is locked again, as you chose another site.',
      changed: '{{site}} is locked again, as it was changed.',
      computer: '{{site}} is locked again, as the computer was locked or slept.',
      user: '{{site}} is locked.',
      'signed-out': '{{site}} is locked again, as its sign-in was forgotten.',
      closed: '{{site}} is locked, as ActorLink closes.',
    },
  },
};
