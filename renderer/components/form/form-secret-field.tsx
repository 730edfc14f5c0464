import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import { useState, type KeyboardEvent, type ReactElement } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '../../text';
import { FormTextField, type FormFieldProps } from './form-text-field';

interface Clearing {
  /** Offers to forget the stored secret, under this name. */
  clearLabel?: string;
  onClear?(): void;
}

/** A secret: masked, shown only while a button is held, never filled from what is stored. */
export function FormSecretField<T extends FieldValues, V>({
  clearLabel,
  onClear,
  ...props
}: Omit<FormFieldProps<T, V>, 'type' | 'slotProps' | 'emptyIsAbsent'> & Clearing): ReactElement {
  const t = useText();
  const [held, setHeld] = useState(false);
  const holdByKey = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') setHeld(true);
  };
  const release = () => setHeld(false);
  const reveal = (
    <InputAdornment position="end">
      {onClear && (
        <IconButton aria-label={clearLabel} onClick={onClear}>
          <DeleteOutlined fontSize="small" />
        </IconButton>
      )}
      <IconButton
        edge="end"
        aria-label={t('common.holdToReveal')}
        aria-pressed={held}
        onPointerDown={() => setHeld(true)}
        onPointerUp={release}
        onPointerLeave={release}
        onKeyDown={holdByKey}
        onKeyUp={release}
        onBlur={release}
      >
        <VisibilityOutlined fontSize="small" />
      </IconButton>
    </InputAdornment>
  );
  return (
    <FormTextField<T, V>
      {...props}
      type={held ? 'text' : 'password'}
      slotProps={{ input: { endAdornment: reveal } }}
      emptyIsAbsent
    />
  );
}
