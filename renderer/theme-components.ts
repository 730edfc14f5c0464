import type { ThemeOptions } from '@mui/material/styles';
import { forcedColorStyles } from './components/forced-colors';
import { toneChipStyles } from './components/tone-chip';

/** What every screen shares: dense controls, flat surfaces, figures that line up, labels that never hide. */
export const themeComponents: NonNullable<ThemeOptions['components']> = {
  MuiCssBaseline: {
    styleOverrides: {
      // A heading or a note that was given the keyboard shows it as every control does, not in the browser's own colours.
      ':is(h1, h2, output, [role="alert"])[tabindex="-1"]:focus-visible': {
        outline: '2px solid var(--mui-palette-primary-main)',
        outlineOffset: 2,
        borderRadius: 2,
      },
      // What the engine draws no ring around by itself; in a grid the row has it (`frame/show-focus`).
      ':root[data-by-keys] :is(button, a[href]):focus:not(:focus-visible, [role="grid"] *)': {
        outline: '2px solid var(--mui-palette-primary-main)',
        outlineOffset: 2,
        '@media (forced-colors: active)': { outlineColor: 'Highlight' },
      },
      ...toneChipStyles,
      ...forcedColorStyles,
      body: { fontVariantNumeric: 'tabular-nums', fontFeatureSettings: "'ss03', 'cv11'" },
      '@media (prefers-reduced-motion: reduce)': {
        '*, *::before, *::after': {
          animationDuration: '1ms !important',
          // Not a short one: everything that has none of its own would get it, and inherited colours hand it on level by level.
          transitionDuration: '0s !important',
        },
      },
    },
  },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: {
        fontFamily: 'inherit',
        // Where colours are forced, a ground says nothing any more: edge and focus are the system's.
        '@media (forced-colors: active)': { '&.Mui-focusVisible': { outline: '2px solid Highlight' } },
      },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined' },
    styleOverrides: {
      root: {
        minHeight: 34,
        // It keeps the keyboard, and does nothing.
        '&[aria-disabled=true]': { opacity: 0.5 },
        '@media (forced-colors: active)': { border: '1px solid ButtonText' },
      },
      // The library's own zero-width spaces become part of the name that assistive technology reads.
      startIcon: { '&::before': { content: 'none' } },
      endIcon: { '&::before': { content: 'none' } },
    },
  },
  MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
  MuiTextField: { defaultProps: { size: 'small', fullWidth: true } },
  MuiFormControl: { defaultProps: { size: 'small' } },
  MuiCheckbox: { defaultProps: { size: 'small' } },
  // Told anew several times a second it would never stand still: each picture of its way is one that a key waits for.
  MuiLinearProgress: { styleOverrides: { bar1: { transition: 'none' } } },
  MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, marginRight: 0 } } },
  MuiAlert: {
    defaultProps: { variant: 'outlined' },
    styleOverrides: {
      root: ({ theme }) => ({ padding: '2px 12px', backgroundColor: theme.vars.palette.background.paper }),
      // It scrolls what is too wide, and so would cut the ring around the buttons that stand at its edges.
      message: { width: '100%', minWidth: 0, marginInline: -4, paddingInline: 4 },
      action: { alignItems: 'center', paddingTop: 0, gap: 4, '& button': { whiteSpace: 'nowrap' } },
    },
  },
};
