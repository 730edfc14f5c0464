import type { Standing } from '../../journal/standing';

/** Where a link stands after a move, and what can be pressed. */
const standing: Record<Standing, string> = {
  'new-link': 'The link to {{to}} is there.',
  'old-link': 'The link to {{from}} is there, as before.',
  'no-link':
    '{{record}} has no link in {{connection}} now: the link to {{from}} was broken, and none came in its place.',
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
  putBackFailed: 'Putting the link to {{from}} back did not work either: {{reason}}',
  press: 'Press “{{button}}” to make it again.',
  look: 'Look at the site again',
  'put-back': 'Put the link to {{from}} back',
  putBackWhat: 'Makes the link that was there before, and writes no values.',
  finish: 'Link to {{to}}',
  finishWhat: 'Makes the link that was meant, with its values.',
};
