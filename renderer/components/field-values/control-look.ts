import type { Theme } from '@mui/material/styles';
import { switchLook } from '../switch-look';

/** The switches of a row, and the direction beside them. */
export function switchesLook(theme: Theme) {
  return {
    // The direction beside its switches; where there is no room its word gives way to its sign.
    '& .row > td:has(> .switches)': { display: 'flex', alignItems: 'center', gap: '8px', overflow: 'hidden' },
    '& .row > td > .direction': { flex: '0 1 auto', minWidth: 16, mt: 0, whiteSpace: 'nowrap' },
    // Half a direction ("to …") would be misread.
    '@media (max-width: 1400px)': { '& .row > td:has(> .switches) > .direction': { fontSize: 0 } },
    '& .switches': { display: 'flex', flex: 'none', gap: '8px' },
    '& .switch': {
      display: 'flex',
      alignItems: 'center',
      gap: '6px',
      minHeight: 28,
      fontSize: '0.75rem',
      cursor: 'pointer',
    },
    '& .switch input': switchLook(theme),
    '& .direction': {
      display: 'flex',
      alignItems: 'center',
      gap: '4px',
      mt: '2px',
      fontSize: '0.75rem',
      fontWeight: 600,
    },
  };
}

/** What a value is typed or ticked in. */
export function boxLook(theme: Theme) {
  const { palette } = theme.vars;
  return {
    '& .box-frame': { position: 'relative', display: 'flex', alignItems: 'center' },
    '& .box': {
      width: '100%',
      minWidth: 0,
      minHeight: 32,
      boxSizing: 'border-box',
      m: 0,
      px: '8px',
      py: '5px',
      border: `1px solid ${palette.divider}`,
      borderRadius: `${theme.shape.borderRadius}px`,
      bgcolor: palette.background.paper,
      color: palette.text.primary,
      font: 'inherit',
      lineHeight: '20px',
      '&:hover': { borderColor: palette.text.secondary },
      '&[aria-invalid="true"]': { borderColor: palette.error.main },
      '&:focus': { borderColor: palette.primary.main, outline: `1px solid ${palette.primary.main}` },
      '@media (forced-colors: active)': {
        borderColor: 'FieldText',
        '&[aria-invalid="true"]': { border: '3px double FieldText' },
        '&:focus': { outline: '2px solid Highlight', outlineOffset: 1 },
      },
    },
    // Grows with its text where that has several lines, without measuring it in script.
    '& textarea.box': { fieldSizing: 'content', maxHeight: 160, resize: 'none', display: 'block' },
    '& .box.with-arrow': { pr: '34px' },
    '& .arrow': { position: 'absolute', right: 2 },
    '& .length': {
      position: 'absolute',
      right: 8,
      fontSize: '0.75rem',
      whiteSpace: 'nowrap',
      color: palette.text.secondary,
    },
    '& .length.bad': { color: palette.error.main },
    '& .box.with-length': { pr: '84px' },
    '& .tick': { display: 'flex', alignItems: 'center', gap: '8px', minHeight: 32 },
    '& .tick input': {
      appearance: 'none',
      display: 'grid',
      placeContent: 'center',
      flex: 'none',
      width: 18,
      height: 18,
      m: 0,
      border: `2px solid ${palette.text.secondary}`,
      borderRadius: '3px',
      bgcolor: palette.background.paper,
      '&::before': {
        content: '""',
        width: 12,
        height: 12,
        bgcolor: palette.primary.contrastText,
        clipPath: 'polygon(14% 44%, 0 65%, 50% 100%, 100% 16%, 80% 0%, 43% 62%)',
        visibility: 'hidden',
      },
      '&:checked': { bgcolor: palette.primary.main, borderColor: palette.primary.main },
      '&:checked::before': { visibility: 'visible' },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
      '@media (forced-colors: active)': {
        forcedColorAdjust: 'none',
        bgcolor: 'Canvas',
        borderColor: 'CanvasText',
        '&:checked': { bgcolor: 'Highlight', borderColor: 'Highlight' },
        '&::before': { bgcolor: 'HighlightText' },
      },
    },
  };
}
