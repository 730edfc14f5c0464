import { createTheme, enhanceHighContrast, type Theme } from '@mui/material/styles';
import { themeComponents } from './theme-components';
import { darkPalette, lightPalette } from './theme-palette';

const fontFamily = "'Inter Variable', system-ui, 'Segoe UI', sans-serif";

/** The look of both colour schemes. `data-theme` on the root element chooses one by hand, else the system does. */
export function buildTheme(): Theme {
  const theme = createTheme({
    cssVariables: { colorSchemeSelector: 'data-theme' },
    colorSchemes: { light: { palette: lightPalette }, dark: { palette: darkPalette } },
    shape: { borderRadius: 6 },
    motion: { reducedMotion: 'system' },
    focusVisible: { outlineWidth: '2px', outlineOffset: '2px' },
    transitions: {
      duration: {
        shortest: 80,
        shorter: 100,
        short: 120,
        standard: 140,
        complex: 140,
        enteringScreen: 120,
        leavingScreen: 100,
      },
    },
    typography: {
      fontFamily,
      h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.3 },
      h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.35 },
      h3: { fontSize: '0.9375rem', fontWeight: 650, lineHeight: 1.4 },
      body1: { fontSize: '0.875rem', lineHeight: 1.5 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.45 },
      subtitle1: { fontSize: '0.875rem', fontWeight: 600 },
      subtitle2: { fontSize: '0.8125rem', fontWeight: 600 },
      caption: { fontSize: '0.75rem', lineHeight: 1.4 },
      button: { fontSize: '0.875rem', fontWeight: 600, textTransform: 'none' },
    },
    components: themeComponents,
  });
  return enhanceHighContrast(theme);
}
