/** What the program asks in windows of its own, which no page reaches. */
export const question = {
  unlock: {
    title: 'Unlock {{site}} for writing?',
    detail:
      'This is a production site ({{place}}). For {{count}} minutes, links can be written to it. Say yes only if you have just asked for this.',
    yes: 'Unlock for {{count}} minutes',
  },
  leaveProduction: {
    title: 'Write to {{site}} without its lock from now on?',
    detail:
      'A production site at {{place}} would no longer count as one: nobody unlocks it any more before something is written there. The activity keeps saying that it was production. Say yes only if you have just changed this yourself.',
    yes: 'It is no production site',
  },
  deleteEntries: {
    title_one: 'Delete {{count}} entry from the activity?',
    title_other: 'Delete {{count}} entries from the activity?',
    detail:
      'They are gone for good: who wrote what, the values before and after, and what the site answered. What is under way, held or of unknown outcome stays. Nothing changes on any site; backups of this computer keep their copies until they are replaced.',
    yes_one: 'Delete {{count}} entry',
    yes_other: 'Delete {{count}} entries',
  },
  despiteSilence: {
    title: 'Link in {{site}} although the last try may still be carried out?',
    detail:
      'No answer came to the last try. If the site is still at work on it, the link is made twice: values that were changed in between are overwritten, and the ERP may be told twice.',
    yes: 'Take the risk and link',
  },
  quit: {
    title: 'A plan is being sent. Stop it and close ActorLink?',
    detail:
      'What is under way is finished first. The rest stays as it is: at the next start the run says where it stands, and goes on when you tell it to.',
    yes: 'Stop it and close',
  },
};
