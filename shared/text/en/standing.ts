import type { Standing } from '../../journal/standing';

/** Where a link stands after a move, and what can be pressed. */
const standing: Record<Standing, string> = {
  'new-link': 'The link to {{to}} is there.',
  'old-link': 'The link to {{from}} is there, as before.',
  'put-back-unread':
    'The link to {{from}} was broken for it. The site answered that it put that link back; nobody has read yet whether it is there. Look at the site again.',
  'no-link':
    '{{record}} has no link in {{connection}}: the link to {{from}} was broken, and none came in its place.',
  'other-link': 'There is a link, but to another ERP key than {{from}} or {{to}}.',
  'link-key-not-told': 'There is a link; the site does not tell whether it leads to {{from}} or to {{to}}.',
  'not-known':
    'Nobody knows yet whether the link leads to {{from}}, to {{to}}, or is gone. Look at the site again.',
};

/** The same where the link is broken and made again with one key: there is no other to tell it from. */
const standingOfOne = {
  'other-link': 'There is a link, but to another ERP key than {{from}}.',
  'link-key-not-told': 'There is a link; the site does not tell whether it leads to {{from}}.',
  'not-known': 'Nobody knows yet whether the link to {{from}} is there or gone. Look at the site again.',
} satisfies Partial<Record<Standing, string>>;

export const standings = {
  standing,
  standingOfOne,
  /** Read: the link from before is there again. */
  putBack: 'The link to {{from}} was broken for it and put back: it is there again, as before.',
  putBackFailed: 'Putting the link to {{from}} back did not work either: {{reason}}',
  press: 'Press “{{button}}” to make it again.',
  'put-back': 'Put the link to {{to}} back',
  finish_one: 'Try again: link to {{to}} and write {{count}} value',
  finish_other: 'Try again: link to {{to}} and write {{count}} values',
  finishBare: 'Try again: link to {{to}}, no values',
  none: '{{record}} has no link in {{connection}} now.',
  putBackWhat:
    'This makes the link to {{to}} again that was there before the last try. No values are written: both sides keep theirs.',
  finishWhat_one:
    'This makes the link to {{to}} that the last try was to make, and writes its {{count}} value.',
  finishWhat_other:
    'This makes the link to {{to}} that the last try was to make, and writes its {{count}} values.',
  finishBareWhat: 'This makes the link to {{to}} that the last try was to make. No values are written.',
};
