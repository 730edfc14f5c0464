import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import DarkModeOutlined from '@mui/icons-material/DarkModeOutlined';
import LightModeOutlined from '@mui/icons-material/LightModeOutlined';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { Preferences } from '../../shared/preferences';
import { usePreferences, useSetPreferences } from '../api/preferences';
import { AnchoredPopup } from '../components/combo-box/anchored-popup';
import { IconHint } from '../components/icon-hint';
import { useText } from '../text';

const themeModes = ['system', 'light', 'dark'] as const satisfies readonly Preferences['theme'][];

const icons = { system: ContrastOutlined, light: LightModeOutlined, dark: DarkModeOutlined };

/** Light, dark, or as the system: a menu of three. */
export function ThemeSwitch(): ReactElement {
  const t = useText();
  const theme = usePreferences().data?.theme ?? 'system';
  const { mutate: setPreferences } = useSetPreferences();
  const [isOpen, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const Current = icons[theme];
  const close = () => {
    setOpen(false);
    frame.current?.querySelector('button')?.focus();
  };
  return (
    <div
      role="presentation"
      ref={frame}
      onBlur={({ relatedTarget }) => !frame.current?.contains(relatedTarget) && setOpen(false)}
    >
      <IconHint label={t('common.frame.theme')}>
        <IconButton
          aria-label={t('common.frame.theme')}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Current />
        </IconButton>
      </IconHint>
      {isOpen && (
        <AnchoredPopup id="theme-menu" anchor={frame} align="end">
          <Menu
            role="menu"
            aria-label={t('common.frame.theme')}
            onKeyDown={(event) => handleMenuKey(event, close)}
          >
            {themeModes.map((mode) => {
              const Icon = icons[mode];
              return (
                <button
                  key={mode}
                  ref={mode === theme ? focusOnShow : null}
                  type="button"
                  role="menuitemradio"
                  aria-checked={mode === theme}
                  tabIndex={-1}
                  onClick={() => {
                    setPreferences({ theme: mode });
                    close();
                  }}
                >
                  <Icon fontSize="small" />
                  {t(`common.frame.themeMode.${mode}`)}
                </button>
              );
            })}
          </Menu>
        </AnchoredPopup>
      )}
    </div>
  );
}

/** The menu opens after the browser has placed it; only then it can take the focus. */
function focusOnShow(item: HTMLButtonElement | null): void {
  if (item) queueMicrotask(() => item.focus());
}

function handleMenuKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll('button')];
  const index = items.findIndex((item) => item === document.activeElement);
  const steps: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: items.length - 1,
  };
  const next = steps[event.key];
  if (next === undefined && event.key !== 'Escape') return;
  event.preventDefault();
  if (next === undefined) close();
  else items.at(next % items.length)?.focus();
}

const Menu = styled('div')(({ theme }) => ({
  padding: '6px 0',
  '& button': {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    width: '100%',
    padding: '6px 20px 6px 14px',
    border: 0,
    background: 'none',
    color: theme.vars.palette.text.primary,
    font: 'inherit',
    cursor: 'pointer',
    '&[aria-checked="true"]': {
      backgroundColor: theme.alpha(
        theme.vars.palette.primary.main,
        theme.vars.palette.action.selectedOpacity,
      ),
    },
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: -2 },
  },
}));
