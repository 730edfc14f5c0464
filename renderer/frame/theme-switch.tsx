import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState, type ReactElement } from 'react';
import type { Preferences } from '../../shared/preferences';
import { usePreferences, useSetPreferences } from '../api/preferences';
import { IconHint } from '../components/icon-hint';
import { useText } from '../text';

const themeModes = ['system', 'light', 'dark'] as const satisfies readonly Preferences['theme'][];

const icons = { system: ContrastOutlined, light: LightModeOutlined, dark: DarkModeOutlined };

/** Light, dark, or as the system. */
export function ThemeSwitch(): ReactElement {
  const t = useText();
  const theme = usePreferences().data?.theme ?? 'system';
  const { mutate: setPreferences } = useSetPreferences();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const Current = icons[theme];
  return (
    <>
      <IconHint label={t('common.frame.theme')}>
        <IconButton
          aria-label={t('common.frame.theme')}
          aria-haspopup="menu"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Current />
        </IconButton>
      </IconHint>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {themeModes.map((mode) => {
          const Icon = icons[mode];
          return (
            <MenuItem
              key={mode}
              role="menuitemradio"
              aria-checked={mode === theme}
              selected={mode === theme}
              onClick={() => {
                setPreferences({ theme: mode });
                setAnchor(null);
              }}
            >
              <ListItemIcon>
                <Icon fontSize="small" />
              </ListItemIcon>
              {t(`common.frame.themeMode.${mode}`)}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
