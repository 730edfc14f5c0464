import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useText } from '../../text';
import { ComboBox } from '../combo-box/combo-box';

interface Choice {
  value: string;
  text: string;
  icon?: ReactNode;
}

interface Props<T extends FieldValues, V> {
  control: Control<T, unknown, V>;
  name: FieldPath<T>;
  label: string;
  choices: readonly Choice[];
  helper?: string;
  /** Told of the user's own choice, not of values set by the program. */
  onChosen?(value: string): void;
}

/** A choice among a few, as a combobox. */
export function FormSelectField<T extends FieldValues, V>(props: Props<T, V>): ReactElement {
  const { control, name, label, choices, helper, onChosen } = props;
  const t = useText();
  const { field, fieldState } = useController({ control, name });
  const [isOpen, setOpen] = useState(false);
  const openWithEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || isOpen) return;
    // As on other lists of choices; it must not send the form.
    event.preventDefault();
    setOpen(true);
  };
  const chosen = choices.find(({ value }) => value === field.value);
  return (
    <ComboBox<Choice>
      id={`form-${name.replaceAll('.', '-')}`}
      label={label}
      helperText={fieldState.error?.message ?? helper}
      error={fieldState.invalid}
      inputRef={field.ref}
      onBlur={field.onBlur}
      onKeyDown={openWithEnter}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      start={chosen?.icon}
      value={chosen?.value ?? null}
      onChange={(_event, value) => {
        if (value === null) return;
        field.onChange(value);
        onChosen?.(value);
      }}
      options={choices}
      getOptionValue={({ value }) => value}
      getOptionKey={({ value }) => value}
      getOptionLabel={({ text }) => text}
      disableClearable
      autoHighlight
      selectOnFocus
      noOptionsText={t('link.row.noChoice')}
      renderOption={({ icon, text }) => (
        <>
          {icon}
          {text}
        </>
      )}
    />
  );
}
