/** Said by the system's own message, because there is no window without a data folder. */
export const dataFolder = {
  title: 'ActorLink cannot start here',
  close: 'Close',
  problem: {
    'not-named':
      '--user-data-dir names no folder. Name the folder that ActorLink is to keep its data in, or leave it out.',
    'another-folder':
      'The system does not let ActorLink use {{path}} as its data folder. Nothing was changed, and no other folder was used. Start ActorLink with --user-data-dir and another folder.',
    'not-usable':
      'ActorLink cannot make or write to its data folder {{path}} ({{systemCode}}). Nothing was changed, and no other folder was used. Give your account the right to write there, or start ActorLink with --user-data-dir and another folder.',
    'not-a-folder':
      'ActorLink’s data folder {{path}} cannot be one: it, or a part of its path, is a file ({{systemCode}}). Nothing was changed, and no other folder was used. Move that file away, or start ActorLink with --user-data-dir and another folder.',
    'file-is-folder':
      'Where ActorLink keeps a file there is something else, such as a folder: {{path}}. Nothing was changed. Move it elsewhere, then start ActorLink again.',
    'folder-is-file':
      'Where ActorLink keeps a folder there is a file: {{path}}. Nothing was changed. Move it elsewhere, then start ActorLink again.',
    'file-not-usable':
      'ActorLink may not read and write its own file {{path}} ({{systemCode}}). Nothing was changed. Give your account the right to do so, then start ActorLink again.',
  },
};
