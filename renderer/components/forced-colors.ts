/**
 * Where the system forces its colours, grounds and shadows are gone, and with them whatever they alone have marked. What is
 * pressed, chosen or current is marked in the system's own colours instead, in every screen, by what it says of itself to
 * assistive technology. `sx` of a component that marks otherwise comes after this.
 */
const grounded = [
  'button[aria-pressed="true"]',
  '[role="tab"][aria-selected="true"]',
  '[role="menuitemradio"][aria-checked="true"]',
  'button[aria-current="true"]',
  '[aria-current="step"]',
].join(', ');

export const forcedColorStyles = {
  '@media (forced-colors: active)': {
    [`:is(${grounded})`]: {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight !important',
      borderColor: 'Highlight !important',
      color: 'HighlightText !important',
    },
    // What stands in it has colours of its own.
    [`:is(${grounded}) *`]: { color: 'inherit !important' },
    // On its own ground the ring would not be seen.
    [`:is(${grounded}):focus-visible`]: { outline: '2px solid CanvasText !important', outlineOffset: 2 },
    'tr[aria-current="true"]': { outline: '2px solid Highlight', outlineOffset: -2 },
    '[role="option"][aria-selected="true"]': { outline: '2px dotted Highlight', outlineOffset: -2 },
    // How far something is, and that it is at work at all.
    '.MuiLinearProgress-root, progress': { border: '1px solid CanvasText' },
    '.MuiLinearProgress-bar, progress::before': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight !important',
    },
  },
} as const;
