/** What the program asks in windows of its own, which no page reaches. */
export const question = {
  named: '{{type}} {{id}}',
  unlock: {
    title: 'Unlock {{site}} for writing?',
    detail:
      'This is a production site ({{place}}). For {{count}} minutes, links can be written to it. Say yes only if you have just asked for this.',
    yes: 'Unlock for {{count}} minutes',
  },
  command: {
    title_one: 'Let a command link {{count}} record in {{site}}?',
    title_other: 'Let a command link {{count}} records in {{site}}?',
    detail:
      'This was typed on the command line: {{command}}. It writes to a production site ({{place}}), with a permit for this run alone: the site stays locked for everything else, and the permit can be taken back here. Say yes only if you know of it.',
    yes_one: 'Link {{count}} record',
    yes_other: 'Link {{count}} records',
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
      'What is deleted is gone for good: who wrote what, the values before and after, and what the site answered. What is under way, held or of unknown outcome stays. Nothing changes on any site; backups of this computer keep their copies until they are replaced.',
    yes_one: 'Delete {{count}} entry',
    yes_other: 'Delete {{count}} entries',
  },
  despiteSilence: {
    title: '{{what}} in {{site}} although the last try may still be carried out?',
    detail: '{{about}} No answer came to the last try, and the site may still be at work on it. {{risk}}',
    about: {
      link: 'This links {{record}} to {{actor}}.',
      unlink: 'This breaks the link of {{record}} to ERP key {{erpKey}}.',
      unlinkUnknown: 'This breaks the link of {{record}}, whose ERP key the site does not tell.',
      relink: 'This moves the link of {{record}} from {{from}} to {{actor}}.',
      'change-values': 'This changes values on the link of {{record}} to {{actor}}.',
      create: 'This creates a {{erpActorType}} in the ERP for {{record}}.',
      resync: 'This resyncs {{record}} with {{actor}}.',
      restore: 'This puts values from before back onto the link of {{record}} to {{actor}}.',
    },
    yes: 'Take the risk: {{what}}',
    what: {
      link: 'Link',
      unlink: 'Unlink',
      relink: 'Relink',
      'change-values': 'Change values',
      create: 'Create in the ERP',
      resync: 'Resync',
      restore: 'Put the values back',
    },
    risk: {
      link: 'Then the link is made twice: values that were changed in between are overwritten, and the ERP may be told twice.',
      unlink: 'Then a link that somebody has made in between may be broken.',
      relink:
        'Then the link is moved twice: one that somebody has made in between may be broken, and values that were changed in between are overwritten.',
      'change-values':
        'Then the values are written twice: what was changed in between is overwritten, and the ERP may be told twice.',
      create: 'Then a second ERP actor may be created beside the first.',
      resync: 'Then the site compares both sides twice, and what was changed in between may be overwritten.',
      restore:
        'Then the values are written twice: what was changed in between is overwritten, and the ERP may be told twice.',
    },
  },
  finishing: {
    title: 'ActorLink closes as soon as what is being sent is done.',
    detail:
      'The site has not answered yet, or is still being read back. Where a link is being moved, the old one may be broken and the new one not made: it is carried to its end first, or put back. Nothing has to be done.',
    stay: 'Do not close ActorLink',
  },
  quit: {
    title: 'A plan is being sent. Stop it and close ActorLink?',
    detail:
      'What is under way is finished first. The rest stays as it is: at the next start the run says where it stands, and goes on when you tell it to.',
    yes: 'Stop it and close',
  },
  lost: {
    title: 'Close ActorLink and lose what stands only on the screen?',
    detail: 'This was typed or chosen, and nothing else keeps it:\n{{list}}',
    more: '… and {{count}} more',
    stay: 'Keep open',
    yes: 'Close and lose it',
    yesBusy: 'Stop it, close and lose it',
    what: {
      'record-values': '• Record, {{site}}: changed values',
      'record-form': '• Record, {{site}}: a form that is filled in',
      'triage-choices': '• Mismatches, {{site}}: choices for records',
      'scan-form': '• Mismatches, {{site}}: what was typed for a new scan',
      sheet: '• Plans, {{site}}: a sheet that is no plan yet',
      'plan-name': '• Plans, {{site}}: the new name of a plan',
      'row-drafts': '• Plans, {{site}}: changes of rows, which could not be kept',
      'link-draft': '• Link, {{site}}: the form, which could not be kept',
      'left-drafts': '• Link, {{site}}: values typed for a record that was left',
      'site-form': '• Sites: a site that is new or changed',
    },
  },
};
