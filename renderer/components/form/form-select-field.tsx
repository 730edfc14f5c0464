import { use, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useText } from '../../text';
import { ComboBox } from '../combo-box/combo-box';
import { UnchosenContext } from './unchosen';

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
  /** Told when the user chooses, also what is chosen already, or types; not of values set by the program. */
  onTouched?(): void;
}

/**
 * A choice among a few, as a combobox. Typed text that chose nothing stays, with an error, and its form is told of it: a
 * box that went back to what it held before would have that saved instead.
 */
export function FormSelectField<T extends FieldValues, V>(props: Props<T, V>): ReactElement {
  const { control, name, label, choices, helper, onTouched } = props;
  const t = useText();
  const { field, fieldState } = useController({ control, name });
  const [isOpen, setOpen] = useState(false);
  const unchosen = use(UnchosenContext);
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const noteTyped = (text: string | null) => {
    if (text === null) unchosen.delete(name);
    else unchosen.add(name);
    setTyped(text);
    setLeft(false);
    onTouched?.();
  };
  const choose = (value: string) => {
    noteTyped(null);
    field.onChange(value);
  };
  const isHeld = (text: string) => text === (choices.find(({ value }) => value === field.value)?.text ?? '');
  const leave = () => {
    field.onBlur();
    if (typed === null) return;
    const isMeant = ({ text }: Choice) => text.toLowerCase() === typed.trim().toLowerCase();
    const meant = choices.find(isMeant);
    if (meant) choose(meant.value);
    else setLeft(true);
  };
  const openWithEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter') return;
    if (typed !== null) setLeft(true);
    if (isOpen) return;
    // As on other lists of choices; it must not send the form.
    event.preventDefault();
    setOpen(true);
  };
  // What stands there in text of its own is no choice, so that the one from before can be chosen anew.
  const chosen = typed === null ? choices.find(({ value }) => value === field.value) : undefined;
  const isWrongText = typed !== null && isLeft;
  return (
    <ComboBox<Choice>
      id={`form-${name.replaceAll('.', '-')}`}
      label={label}
      helperText={isWrongText ? t('common.unchosen') : (fieldState.error?.message ?? helper)}
      error={isWrongText || fieldState.invalid}
      inputRef={field.ref}
      onBlur={leave}
      onKeyDown={openWithEnter}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={(_event, reason) => {
        setOpen(false);
        // Nobody is told of a choice that changes nothing.
        if (reason === 'selectOption') onTouched?.();
      }}
      inputValue={typed ?? chosen?.text ?? ''}
      onInputChange={(_event, text, reason) => {
        if (reason === 'input') noteTyped(isHeld(text) ? null : text);
      }}
      start={chosen?.icon}
      value={chosen?.value ?? null}
      onChange={(_event, value) => {
        if (value !== null) choose(value);
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
