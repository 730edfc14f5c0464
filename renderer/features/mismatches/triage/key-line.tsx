import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState, type ReactElement } from 'react';
import { SwitchField } from '../../../components/switch-field';
import { tinyWindow } from '../../../components/window-heights';
import { useText } from '../../../text';
import { triageKeys } from './triage-keys';

const signs: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

function nameKey(key: string): string {
  return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The keys of this mode, and the switch that turns them off. Always in sight; in the lowest window behind a button, as the fields need the room. */
export function KeyLine({ isOn, onToggle }: { isOn: boolean; onToggle(): void }): ReactElement {
  const t = useText();
  const isTiny = useMediaQuery(tinyWindow);
  const [isOpen, setOpen] = useState(false);
  return (
    <Box
      component="section"
      aria-label={t('mismatches.triage.keysTitle')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        rowGap: 0.25,
        alignItems: 'center',
        fontSize: '0.75rem',
        // Where there is little room, it belongs to the fields.
        '& .MuiFormControlLabel-root': { my: 0 },
      }}
    >
      <SwitchField label={t('mismatches.triage.keysOn')} checked={isOn} onChange={onToggle} />
      {isOn && isTiny && (
        <Button size="small" variant="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('mismatches.triage.keysTitle')}
        </Button>
      )}
      {isOn &&
        (!isTiny || isOpen) &&
        triageKeys.map(({ id, keys }) => (
          <Box key={id} component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center' }}>
            {keys.map((key) => (
              <Key key={key}>{nameKey(key)}</Key>
            ))}
            <span>{t(`mismatches.triage.key.${id}`)}</span>
          </Box>
        ))}
    </Box>
  );
}

/** A key as it looks on the keyboard. */
export function Key({ children }: { children: string }): ReactElement {
  return (
    <Box
      component="kbd"
      sx={{
        px: 0.75,
        border: 1,
        borderColor: 'divider',
        borderRadius: 0.5,
        bgcolor: 'background.default',
        color: 'text.primary',
        fontFamily: 'inherit',
        // On a button it would take the size of an icon.
        '&&&': { fontSize: '0.8125rem' },
      }}
    >
      {children}
    </Box>
  );
}
