import { styled } from '@mui/material/styles';
import type { ReactElement } from 'react';

interface Props {
  checked: boolean;
  onChange(isOn: boolean): void;
  label: string;
}

/** A switch with its words: on or off at once, without a button that confirms it. */
export function SwitchField({ checked, onChange, label }: Props): ReactElement {
  return (
    <Label>
      <input
        type="checkbox"
        role="switch"
        aria-checked={checked}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </Label>
  );
}

const Label = styled('label')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 8,
    cursor: 'pointer',
    ...theme.typography.body2,
    '& input': {
      appearance: 'none',
      position: 'relative',
      flex: 'none',
      width: 30,
      height: 16,
      margin: 0,
      borderRadius: 8,
      // The edge alone tells off from on where colours are forced.
      border: `1px solid ${palette.text.secondary}`,
      backgroundColor: palette.background.paper,
      cursor: 'inherit',
      '&::before': {
        content: '""',
        position: 'absolute',
        top: 2,
        left: 2,
        width: 10,
        height: 10,
        borderRadius: '50%',
        backgroundColor: palette.text.secondary,
      },
      '&:checked': { backgroundColor: palette.primary.main, borderColor: palette.primary.main },
      '&:checked::before': { left: 16, backgroundColor: palette.primary.contrastText },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
      '@media (forced-colors: active)': {
        forcedColorAdjust: 'none',
        backgroundColor: 'Canvas',
        borderColor: 'CanvasText',
        '&::before': { backgroundColor: 'CanvasText' },
        '&:checked': { backgroundColor: 'Highlight', borderColor: 'Highlight' },
        '&:checked::before': { backgroundColor: 'HighlightText' },
      },
    },
  };
});
