import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactElement } from 'react';
import { ShapeIcon } from './plain-icon';
import type { ToneLook } from './tone-chip';

interface Props {
  look: ToneLook;
  word: string;
  count: number;
  /** The word with its count, as it is read aloud. */
  label: string;
  isOn: boolean;
  onToggle(): void;
}

/** A switch of a filter: what is there, by icon, word and tone, and how often. */
export function CountToggle({ look, word, count, label, isOn, onToggle }: Props): ReactElement {
  const { shape, tone } = look;
  return (
    <ButtonBase
      aria-pressed={isOn}
      aria-label={label}
      onClick={onToggle}
      sx={{
        gap: 0.75,
        px: 1.25,
        height: 30,
        borderRadius: 4,
        fontSize: '0.8125rem',
        fontWeight: 600,
        border: '1px solid',
        borderColor: isOn ? `${tone}.main` : 'divider',
        bgcolor: isOn ? `${tone}.tint` : 'background.paper',
        color: isOn ? `${tone}.main` : 'text.primary',
        boxShadow: isOn ? 'inset 0 0 0 1px currentColor' : 'none',
      }}
    >
      <Box component="span" sx={{ display: 'inline-flex', flex: 'none', color: `${tone}.main` }}>
        <ShapeIcon shape={shape} size="1rem" />
      </Box>
      <span>{word}</span>
      <Box
        component="span"
        sx={{ color: isOn ? 'inherit' : 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
      >
        {count}
      </Box>
    </ButtonBase>
  );
}
