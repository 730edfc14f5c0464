import type { Theme } from '@mui/material/styles';

/** How a checkbox looks that is a switch: for style objects of both kinds, which read bare numbers otherwise here and there. */
export function switchLook({ vars: { palette } }: Pick<Theme, 'vars'>) {
  return {
    appearance: 'none',
    position: 'relative',
    flex: 'none',
    width: '30px',
    height: '16px',
    margin: 0,
    borderRadius: '8px',
    // The edge alone tells off from on where colours are forced.
    border: `1px solid ${palette.text.secondary}`,
    backgroundColor: palette.background.paper,
    cursor: 'inherit',
    '&::before': {
      content: '""',
      position: 'absolute',
      top: '2px',
      left: '2px',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: palette.text.secondary,
    },
    '&:checked': { backgroundColor: palette.primary.main, borderColor: palette.primary.main },
    '&:checked::before': { left: '16px', backgroundColor: palette.primary.contrastText },
    '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Canvas',
      borderColor: 'CanvasText',
      '&::before': { backgroundColor: 'CanvasText' },
      '&:checked': { backgroundColor: 'Highlight', borderColor: 'Highlight' },
      '&:checked::before': { backgroundColor: 'HighlightText' },
    },
  } as const;
}
