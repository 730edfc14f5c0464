import type { PaletteOptions } from '@mui/material/styles';

/** A colour with the quiet surface it sits on. `main` on `tint` and on paper meets AA as text. */
export interface Tone {
  main: string;
  tint: string;
}

/** `band` is the strip across the window: calm enough to look at all day, with text in `onBand`. */
export interface EnvironmentTone extends Tone {
  contrastText: string;
  band: string;
  onBand: string;
}

declare module '@mui/material/styles' {
  interface CssThemeVariables {
    enabled: true;
  }
  interface Palette {
    superoffice: Tone;
    erp: Tone;
    practice: EnvironmentTone;
    test: EnvironmentTone;
    production: EnvironmentTone;
    neutral: Tone;
    busy: Tone;
    good: Tone;
    caution: Tone;
    bad: Tone;
    unsure: Tone;
  }
  interface PaletteOptions {
    superoffice?: Tone;
    erp?: Tone;
    practice?: EnvironmentTone;
    test?: EnvironmentTone;
    production?: EnvironmentTone;
    neutral?: Tone;
    busy?: Tone;
    good?: Tone;
    caution?: Tone;
    bad?: Tone;
    unsure?: Tone;
  }
}

/** Colour carries meaning only, so the accent of ordinary buttons is ink: it can be taken for neither system. */
export const lightPalette: PaletteOptions = {
  primary: { main: '#1f3442', light: '#3b5466', dark: '#12222d', contrastText: '#ffffff' },
  secondary: { main: '#4a5a66', contrastText: '#ffffff' },
  error: { main: '#b3261e', contrastText: '#ffffff' },
  warning: { main: '#8a5300', contrastText: '#ffffff' },
  success: { main: '#1c6e37', contrastText: '#ffffff' },
  info: { main: '#1f5fae', contrastText: '#ffffff' },
  background: { default: '#f2f4f6', paper: '#ffffff' },
  text: { primary: '#14212b', secondary: '#4a5a66', disabled: '#5f6d78' },
  divider: '#d3dae0',
  superoffice: { main: '#0a6f6a', tint: '#e2f2f0' },
  erp: { main: '#4347b5', tint: '#ececfa' },
  practice: { main: '#40596b', tint: '#e6ecf1', contrastText: '#ffffff', band: '#40596b', onBand: '#ffffff' },
  test: { main: '#8a5300', tint: '#fbefdc', contrastText: '#ffffff', band: '#8a5300', onBand: '#ffffff' },
  production: {
    main: '#a81f2d',
    tint: '#fbe6e7',
    contrastText: '#ffffff',
    band: '#a81f2d',
    onBand: '#ffffff',
  },
  neutral: { main: '#4a5a66', tint: '#e9edf0' },
  busy: { main: '#1f5fae', tint: '#e4eefb' },
  good: { main: '#1c6e37', tint: '#e2f3e7' },
  caution: { main: '#8a5300', tint: '#fbefdc' },
  bad: { main: '#b3261e', tint: '#fce8e6' },
  unsure: { main: '#86327a', tint: '#f8e8f5' },
};

export const darkPalette: PaletteOptions = {
  primary: { main: '#d5e2eb', light: '#e8f0f5', dark: '#a9bccb', contrastText: '#12202a' },
  secondary: { main: '#a9b7c2', contrastText: '#12202a' },
  error: { main: '#ff9a92', contrastText: '#2b0b09' },
  warning: { main: '#f2b867', contrastText: '#2a1a02' },
  success: { main: '#7dd79b', contrastText: '#06210f' },
  info: { main: '#8fbdf5', contrastText: '#06182d' },
  background: { default: '#12181d', paper: '#1a2228' },
  text: { primary: '#e6edf2', secondary: '#a9b7c2', disabled: '#919fa9' },
  divider: '#34414b',
  // Weaker than usual, so that the second line of a highlighted option stays readable.
  action: { hoverOpacity: 0.06, selectedOpacity: 0.1, focusOpacity: 0.06 },
  superoffice: { main: '#62cfc6', tint: '#14312f' },
  erp: { main: '#b0b3ff', tint: '#262850' },
  practice: { main: '#9fb6c7', tint: '#22303a', contrastText: '#12202a', band: '#31495a', onBand: '#ffffff' },
  test: { main: '#f2b867', tint: '#3a2a10', contrastText: '#2a1a02', band: '#774800', onBand: '#ffffff' },
  production: {
    main: '#ff9aa1',
    tint: '#431a1f',
    contrastText: '#32070c',
    band: '#94202c',
    onBand: '#ffffff',
  },
  neutral: { main: '#a9b7c2', tint: '#28343d' },
  busy: { main: '#8fbdf5', tint: '#182c47' },
  good: { main: '#7dd79b', tint: '#16321f' },
  caution: { main: '#f2b867', tint: '#3a2a10' },
  bad: { main: '#ff9a92', tint: '#431c19' },
  unsure: { main: '#eda3e0', tint: '#3d1c38' },
};
