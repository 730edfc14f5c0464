import { styled } from '@mui/material/styles';
import type { ReactElement } from 'react';
import { switchLook } from './switch-look';

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

const Label = styled('label')(({ theme }) => ({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 8,
  cursor: 'pointer',
  ...theme.typography.body2,
  '& input': switchLook(theme),
}));
