import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId, type ReactElement, type ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

interface Props<T extends FieldValues, V> {
  control: Control<T, unknown, V>;
  name: FieldPath<T>;
  label: string;
  choices: readonly { value: string; text: ReactNode }[];
  helper?: string;
  /** Told of the user's own choice, not of values set by the program. */
  onChosen?(value: string): void;
}

/** A choice among a few, as a combobox. */
export function FormSelectField<T extends FieldValues, V>(props: Props<T, V>): ReactElement {
  const { control, name, label, choices, helper, onChosen } = props;
  const { field, fieldState } = useController({ control, name });
  const { ref, onChange, ...handlers } = field;
  const labelId = useId();
  const helperId = useId();
  const note = fieldState.error?.message ?? helper;
  return (
    <FormControl fullWidth error={fieldState.invalid}>
      <InputLabel id={labelId} shrink>
        {label}
      </InputLabel>
      <Select
        {...handlers}
        inputRef={ref}
        labelId={labelId}
        label={label}
        notched
        aria-describedby={note === undefined ? undefined : helperId}
        onChange={(event) => {
          onChange(event);
          onChosen?.(String(event.target.value));
        }}
      >
        {choices.map(({ value, text }) => (
          <MenuItem key={value} value={value}>
            {text}
          </MenuItem>
        ))}
      </Select>
      {note !== undefined && <FormHelperText id={helperId}>{note}</FormHelperText>}
    </FormControl>
  );
}
