import type { Theme } from '@mui/material/styles';
import { lowWindow, narrowWindow, tinyWindow } from '../window-heights';
import { boxLook, switchesLook } from './control-look';

/**
 * How everything in the rows looks, as one style sheet over plain elements: a styled component per cell costs several
 * times what the cell does, and there may be thousands.
 */
export function fieldLook(theme: Theme) {
  const { palette } = theme.vars;
  const small = { fontSize: '0.75rem' };
  return {
    // One line each where there is room: a name with its marks, a value with its notes.
    '& .row': {
      alignItems: 'center',
      minHeight: 40,
      boxSizing: 'border-box',
      // Two lines fit into the usual height.
      py: '2px',
      fontSize: '0.875rem',
      lineHeight: 1.25,
    },
    '& .row > th': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: '6px' },
    '& .row > td:has(> .notes)': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: '8px',
    },
    '& .row > td:has(> .notes) > :first-of-type': { flex: '1 1 110px', minWidth: 0 },
    '& .name': { overflowWrap: 'break-word', minWidth: 0, maxWidth: '100%', fontWeight: 600 },
    '& .marks': { display: 'flex', flexWrap: 'wrap', gap: '4px' },
    '& .mark': {
      whiteSpace: 'nowrap',
      display: 'inline-flex',
      alignItems: 'center',
      gap: '2px',
      px: '4px',
      borderRadius: '4px',
      fontWeight: 600,
      ...small,
    },
    '& .caution': { color: palette.caution.main },
    '& .mark.caution': { bgcolor: palette.caution.tint },
    '& .mark.neutral': { color: palette.neutral.main, bgcolor: palette.neutral.tint },
    '& .bad': { color: palette.bad.main, overflowWrap: 'anywhere' },
    '& .notes': small,
    '& .overwritten': { ...small, fontWeight: 600 },
    // For screen readers: the columns show it already.
    '& .only-heard': onlyHeard,
    '& .fold': {
      display: 'flex',
      alignItems: 'center',
      gap: '6px',
      flex: 'none',
      minHeight: 28,
      [`@media ${lowWindow}`]: { minHeight: 24 },
      mt: '2px',
      px: '8px',
      border: `1px solid ${palette.divider}`,
      borderRadius: `${theme.shape.borderRadius}px`,
      bgcolor: palette.background.paper,
      color: palette.text.secondary,
      font: 'inherit',
      fontSize: '0.8125rem',
      fontWeight: 600,
      cursor: 'pointer',
      '&:hover': { color: palette.text.primary },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
    },
    '& .echo': { display: 'block', mt: '2px', fontWeight: 600, ...small },
    '& .sent': { pt: '5px' },
    // What nobody is given recedes; it can still be typed into.
    '& .unwritten .box': { color: palette.text.secondary, bgcolor: 'transparent', borderStyle: 'dashed' },
    '& .offer': {
      display: 'block',
      minHeight: 24,
      p: 0,
      border: 0,
      bgcolor: 'transparent',
      color: palette.primary.main,
      font: 'inherit',
      fontWeight: 600,
      textAlign: 'left',
      textDecoration: 'underline',
      cursor: 'pointer',
    },
    '& .with-icon': { display: 'inline-flex', alignItems: 'center', gap: '4px' },
    '& .crm': { color: palette.superoffice.main },
    '& .erp': { color: palette.erp.main },
    '& .text': { color: palette.text.primary },
    '& .faint': { color: palette.text.secondary },
    '& .missing': { color: palette.text.secondary, fontStyle: 'italic' },
    '& .held': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
    // A long value is cut to three lines; with the focus on it, by key or mouse, it shows whole.
    '& .long': {
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: '3',
      overflow: 'hidden',
      '&:focus': { WebkitLineClamp: 'unset' },
    },
    '& .side': {
      display: 'flex',
      gap: '8px',
      alignItems: 'center',
      justifyContent: 'space-between',
    },
    '& .side > .what': { flex: 1, minWidth: 0, display: 'flex', flexWrap: 'wrap', columnGap: '8px' },
    '& .quiet .name': { fontWeight: 400 },
    '& .small-button': {
      flex: 'none',
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: 28,
      height: 28,
      p: 0,
      border: `1px solid ${palette.divider}`,
      borderRadius: '50%',
      bgcolor: 'transparent',
      color: palette.text.secondary,
      fontSize: '1rem',
      cursor: 'pointer',
      '&:hover': { bgcolor: palette.action.hover },
      '&:disabled': { color: palette.action.disabled, cursor: 'default' },
      '&.bare': { borderColor: 'transparent' },
      '&.taken.crm': { color: palette.superoffice.main, borderColor: palette.superoffice.main },
      '&.taken.erp': { color: palette.erp.main, borderColor: palette.erp.main },
      // Where colours are forced the taken one would look as the other does.
      '@media (forced-colors: active)': {
        '&.taken:is(.crm, .erp)': {
          forcedColorAdjust: 'none',
          bgcolor: 'Highlight',
          borderColor: 'Highlight',
          color: 'HighlightText',
        },
      },
    },
    '& :is(.small-button, .long):focus-visible': {
      outline: `2px solid ${palette.primary.main}`,
      outlineOffset: 1,
    },
    '& .direction svg': { flex: 'none' },
    // In a narrow window the signs and colours stand for the words, which assistive technology still reads.
    '@media (max-width: 1100px)': {
      '& .row .mark': { fontSize: 0, gap: 0, '& svg': { fontSize: '0.875rem' } },
      '& .row .notes': { display: 'flex', flexWrap: 'wrap', columnGap: '6px' },
      '& .row .notes > .with-icon': { fontSize: 0, gap: 0 },
      '& .row > th': { flexWrap: 'nowrap' },
      // One above the other: what they do not take is the name's, and long words of it break.
      '& .row .marks': { flex: 'none', flexDirection: 'column', gap: '2px' },
      '& .row .name': { overflowWrap: 'anywhere' },
      '& .row .direction': { fontSize: 0 },
    },
    // In a low window a row keeps its height until the focus is in it: what is cut shows whole then, and in its title.
    [`@media ${lowWindow}`]: {
      '& .row:not(:focus-within) td .held, & .notes > :is(.bad, .caution)': cutTo(1),
      '& .row:not(:focus-within) .name': cutTo(2),
    },
    ...switchesLook(theme),
    ...boxLook(theme),
    [`@media ${narrowWindow}`]: {
      '& .row': { fontSize: '0.8125rem' },
      '& :is(.row, .head-row) > *': { px: '4px' },
      '& .side': { gap: '4px' },
      '& .small-button': { width: 24, height: 24 },
      '& .overwritten': { fontSize: '0.6875rem' },
      '& .box': { px: '5px' },
      // The colour of the arrow that is taken says where the value comes from; a line of its own would cost a row.
      '& .row > td:has(> .notes) > :first-of-type': { flex: '1 1 100%' },
      '& .notes > .with-icon': onlyHeard,
      // The switches themselves say it.
      '& .row > td:has(> .switches) > .direction': { display: 'none' },
      '& .switches': { gap: '6px' },
      '& .switch': { gap: '3px' },
      '& .switch input': { width: 24, '&:checked::before': { left: 10 } },
    },
    // In the lowest one each row is as low as two small lines, and whole where the focus is.
    [`@media ${tinyWindow}`]: {
      '& .row': { minHeight: 30, lineHeight: 1.1, py: 0 },
      '& .row > th': { flexWrap: 'nowrap', py: 0 },
      '& .row > td': { py: 0 },
      '& .row .marks': { gap: '1px' },
      '& .row .mark': { px: '2px', '& svg': { fontSize: '0.75rem' } },
      '& .row .name': { fontSize: '0.75rem' },
      '& .row .box': { minHeight: 24, py: '1px' },
      '& .switch': { minHeight: 24 },
      '& .row:not(:focus-within) .overwritten': {
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
      },
    },
  } as const;
}

const onlyHeard = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

function cutTo(lines: number) {
  return {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: String(lines),
    overflow: 'hidden',
  } as const;
}
