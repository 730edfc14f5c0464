import type { Theme } from '@mui/material/styles';

/** How a grid looks: every row answers to the mouse, the current one stands out by colour and by an edge. */
export const gridLook = {
  flex: 1,
  minHeight: 0,
  minWidth: 0,
  display: 'flex',
  flexDirection: 'column',
  '& .row': { alignItems: 'center', cursor: 'pointer' },
  '& .row:hover': { bgcolor: 'action.hover' },
  '& .row[aria-selected="true"]': {
    bgcolor: 'action.selected',
    // Colours of the system take the tint away.
    '@media (forced-colors: active)': { outline: '2px dotted Highlight', outlineOffset: -2 },
  },
  '& .row.current': {
    bgcolor: 'action.selected',
    boxShadow: (theme: Theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: -2 },
  },
  // The whole row shows where the focus is; the button's own ring would be cut off at the edge of its cell.
  '& .open:focus-visible': { outline: 'none' },
  '& .row:focus-within:has(.open:focus-visible)': {
    outline: '2px solid',
    outlineColor: 'primary.main',
    outlineOffset: -2,
  },
  // More of what is cut is told where the keyboard is: the row grows over the next one, by a few lines, as a long word in a
  // narrow column goes over all of them. Beside the detail of the row, which says it whole, it stays as it is.
  // `:focus-within` says of all other rows at once that they are not meant.
  '&:not([data-beside-detail]) .row:focus-within:has(.open:focus-visible)': {
    contain: 'content',
    height: 'auto !important',
    py: 0.25,
    zIndex: 1,
    bgcolor: 'background.paper',
    '&:is(.current, [aria-selected="true"])': {
      backgroundImage: (theme: Theme) => `linear-gradient(${theme.vars.palette.action.selected} 0 100%)`,
    },
    '& .cell': { overflow: 'visible', whiteSpace: 'normal', overflowWrap: 'anywhere' },
    '& :is(.line, .two-lines, .first-line, .second-line:not(:has(> .line)))': {
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 3,
      overflow: 'clip',
      whiteSpace: 'normal',
    },
    // Lines that are blocks by now stand below each other as it is.
    '& br': { display: 'none' },
  },
  // `clip`: as `hidden`, but nothing that could be scrolled, which each cell would pay for in every frame of a scroll.
  '& .cell': { overflow: 'clip', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: '0.875rem' },
  // Words that no line is long enough for.
  '& .two-lines': {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'clip',
    whiteSpace: 'normal',
    fontSize: '0.8125rem',
    lineHeight: 1.25,
  },
  '& .open': {
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    m: 0,
    p: 0,
    border: 0,
    borderRadius: 0.5,
    bgcolor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
  },
} as const;
