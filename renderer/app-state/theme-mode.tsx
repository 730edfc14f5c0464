import { useColorScheme } from '@mui/material/styles';
import { useEffect } from 'react';
import { usePreferences } from '../api/preferences';

/** Applies the theme preference; with `system` the colours follow the system while the program runs. */
export function ThemeMode(): null {
  const { setMode } = useColorScheme();
  const theme = usePreferences().data?.theme;
  useEffect(() => {
    if (theme) setMode(theme);
  }, [theme, setMode]);
  return null;
}
