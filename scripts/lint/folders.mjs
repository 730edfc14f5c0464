const everything = ['*'];
const pageParts = ['renderer/api', 'renderer/components', 'renderer/app-state'];
const sharedRules = ['shared/text', 'shared/value', 'shared/record'];

/**
 * Which folders a folder may import besides its own; what stands higher imports what stands lower. A folder without a
 * line may neither import others nor be imported by a folder that does not name it, so a new folder gets its line.
 */
export const folders = {
  'electron/ipc': everything,
  'electron/command-line': ['electron/runs', 'electron/plans', 'electron/sheets', 'electron/sites'],
  'electron/runs': [
    'electron/plans',
    'electron/sheets',
    'electron/writes',
    'electron/records',
    'electron/journal',
    'electron/sites',
    'electron/storage',
    'electron/superoffice',
  ],
  'electron/plans': ['electron/records', 'electron/sites', 'electron/storage', 'electron/superoffice'],
  'electron/writes': ['electron/records', 'electron/journal', 'electron/sites', 'electron/superoffice'],
  'electron/scans': ['electron/records', 'electron/sites', 'electron/storage', 'electron/superoffice'],
  'electron/records': ['electron/sites', 'electron/superoffice'],
  'electron/sites': [
    'electron/sign-in',
    'electron/network',
    'electron/inspector',
    'electron/journal',
    'electron/storage',
    'electron/superoffice',
    'electron/redaction',
  ],
  'electron/inspector': [
    'electron/redaction',
    'electron/sign-in',
    'electron/storage',
    'electron/superoffice',
  ],
  'electron/network': ['electron/superoffice'],
  'electron/sign-in': ['electron/superoffice', 'electron/redaction'],
  'electron/journal': ['electron/storage'],
  'electron/sheets': ['electron/network', 'electron/storage'],
  'electron/superoffice': ['electron/redaction'],
  'electron/storage': [],
  'electron/redaction': [],
  'electron/practice': [],
  'electron/window': ['electron/network', 'electron/superoffice'],
  'electron/testing': everything,

  'renderer/testing': everything,
  'renderer/frame': [...pageParts, 'renderer/features/*'],
  'renderer/features/*': pageParts,
  'renderer/app-state': ['renderer/api', 'renderer/components'],
  'renderer/components': ['renderer/api'],
  'renderer/api': [],

  'shared/ipc': everything,
  'shared/journal': [...sharedRules, 'shared/write'],
  'shared/link': [...sharedRules, 'shared/write', 'shared/journal'],
  'shared/link-plan': [...sharedRules, 'shared/sheet', 'shared/write'],
  'shared/scan': [...sharedRules, 'shared/write', 'shared/compare'],
  'shared/plan-file': [...sharedRules, 'shared/link-plan', 'shared/sheet', 'shared/write'],
  'shared/write': sharedRules,
  'shared/compare': ['shared/text', 'shared/value', 'shared/write'],
  'shared/sheet': [...sharedRules, 'shared/write'],
  // What one reading found is told in the terms of the plan of a write.
  'shared/record': ['shared/text', 'shared/value', 'shared/write'],
  'shared/value': ['shared/text'],
  'shared/text': [
    'shared/compare',
    'shared/journal',
    'shared/link-plan',
    'shared/scan',
    'shared/sheet',
    'shared/write',
  ],
};

/** Files that lie in no folder and that folders may import. The others put folders together: nobody imports them. */
export const openFiles = [
  'electron/clock',
  'electron/desktop',
  'electron/late',
  'electron/turns',
  'electron/log',
  'electron/typed-options',
  'renderer/pictures',
  'renderer/first-screen',
  'renderer/format-time',
  'renderer/text',
  'renderer/theme',
  'shared/*',
];
