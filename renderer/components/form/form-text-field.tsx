import TextField, { type TextFieldProps } from '@mui/material/TextField';
import type { ReactElement } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

type Extras = Pick<TextFieldProps, 'type' | 'placeholder' | 'autoComplete' | 'autoFocus' | 'slotProps'>;

export interface FormFieldProps<T extends FieldValues> extends Extras {
  control: Control<T>;
  name: FieldPath<T>;
  label: string;
  /** Stands under the box until there is an error to say. */
  helper?: string;
  required?: boolean;
  spellCheck?: boolean;
}

/** A text box of a form: label always in sight, error in place of the helper text and tied to the box. */
export function FormTextField<T extends FieldValues>(props: FormFieldProps<T>): ReactElement {
  const { control, name, label, helper, required, spellCheck, slotProps, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const { ref, value, ...handlers } = field;
  return (
    <TextField
      {...rest}
      {...handlers}
      value={value ?? ''}
      inputRef={ref}
      label={label}
      error={fieldState.invalid}
      helperText={fieldState.error?.message ?? helper}
      slotProps={{
        ...slotProps,
        htmlInput: { 'aria-required': required, spellCheck: spellCheck ?? false, 'data-field': name },
        inputLabel: { shrink: true },
      }}
    />
  );
}
