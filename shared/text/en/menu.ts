export const menu = {
  file: {
    title: '&File',
    openLogFolder: 'O&pen log folder',
    notOpened: 'The log folder could not be opened',
    quit: '&Quit ActorLink',
  },
  edit: {
    title: '&Edit',
    cut: 'Cu&t',
    copy: '&Copy',
    paste: '&Paste',
    selectAll: 'Select &all',
  },
  view: {
    title: '&View',
    actualSize: 'Actual si&ze',
    zoomIn: 'Zoom i&n',
    zoomOut: 'Zoom &out',
    fullScreen: '&Full screen',
    developerTools: '&Developer tools',
  },
  help: {
    title: '&Help',
    documentation: 'SuperOffice &documentation',
    about: '&About ActorLink',
  },
  crash: {
    pageGone: 'The ActorLink window stopped working several times.',
    pageGoneDetail:
      'A link that was being sent is recorded under Activity, where it can be checked. Start ActorLink again. Log reference: {{logReference}}',
    hanging: 'The ActorLink window does not respond.',
    hangingDetail: 'You can wait, or load the window anew. What is being sent goes on either way.',
    wait: 'Wait',
    reload: 'Load anew',
    mainFailed: 'ActorLink has to close.',
    mainFailedDetail:
      'Something went wrong inside ActorLink. A link that was being sent is recorded under Activity, where it can be checked after the next start. Log reference: {{logReference}}',
  },
};
