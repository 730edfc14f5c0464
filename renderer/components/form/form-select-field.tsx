import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
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

/** Enter opens the list, as it does on other lists of choices; it must not send the form. */
function openWithEnter(event: KeyboardEvent<HTMLDivElement>): void {
  const { target, key } = event;
  if (key !== 'Enter' || !(target instanceof HTMLInputElement) || target.ariaExpanded === 'true') return;
  event.preventDefault();
  target.click();
}
