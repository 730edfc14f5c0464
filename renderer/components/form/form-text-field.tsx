import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { ReactElement } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

type Extras = Pick<TextFieldProps, 'type' | 'placeholder' | 'autoComplete' | 'autoFocus' | 'slotProps'>;

export interface FormFieldProps<T extends FieldValues, V> extends Extras {
  control: Control<T, unknown, V>;
  name: FieldPath<T>;
  label: string;
  /** Stands under the box until there is an error to say. */
  helper?: string;
  required?: boolean;
  /** An emptied box counts as never filled, for values that may be left out. */
  emptyIsAbsent?: boolean;
}

/** A text box of a form: label always in sight, error in place of the helper text and tied to the box. */
export function FormTextField<T extends FieldValues, V>(props: FormFieldProps<T, V>): ReactElement {
  const { control, name, label, helper, required, emptyIsAbsent, slotProps, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const { ref, value, onChange, ...handlers } = field;
  return (
    <TextField
      {...rest}
      {...handlers}
      value={value ?? ''}
      onChange={(event) =>
        onChange(emptyIsAbsent && event.target.value === '' ? undefined : event.target.value)
      }
      inputRef={ref}
      label={label}
      error={fieldState.invalid}
      helperText={fieldState.error?.message ?? helper}
      slotProps={{
        ...slotProps,
        htmlInput: { 'aria-required': required, spellCheck: false, 'data-field': name },
        inputLabel: { shrink: true },
      }}
    />
  );
}
