import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import { useId, type ReactElement } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

interface Props<T extends FieldValues, V> {
  control: Control<T, unknown, V>;
  name: FieldPath<T>;
  label: string;
  helper?: string;
}

export function FormCheckboxField<T extends FieldValues, V>(props: Props<T, V>): ReactElement {
  const { field, fieldState } = useController({ control: props.control, name: props.name });
  const { ref, value, ...handlers } = field;
  const noteId = useId();
  const note = fieldState.error?.message ?? props.helper;
  return (
    <FormControl error={fieldState.invalid} sx={{ display: 'flex' }}>
      <FormControlLabel
        label={props.label}
        control={
          <Checkbox
            {...handlers}
            checked={value === true}
            color={fieldState.invalid ? 'error' : 'primary'}
            slotProps={{
              input: {
                ref,
                'aria-invalid': fieldState.invalid,
                ...(note === undefined ? {} : { 'aria-describedby': noteId }),
              },
            }}
          />
        }
      />
      {note !== undefined && <FormHelperText id={noteId}>{note}</FormHelperText>}
    </FormControl>
  );
}
