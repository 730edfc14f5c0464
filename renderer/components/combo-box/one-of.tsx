import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { useText } from '../../text';
import { ComboBox } from './combo-box';

export interface OneOfChoice<V extends string> {
  value: V;
  text: string;
  /** Shown behind it, in words. */
  note?: string;
}

interface Props<V extends string> {
  label: string;
  hidesLabel?: boolean;
  choices: readonly OneOfChoice<V>[];
  /** Null = nothing chosen yet. */
  value: V | null;
  onChoose(value: V): void;
  helperText?: ReactNode;
  widthPx?: number;
  disabled?: boolean;
  error?: boolean;
}

/** One of a few known values, as a combobox. Enter opens it and never sends the form that it stands in. */
export function OneOf<V extends string>(props: Props<V>): ReactElement {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const openWithEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || isOpen) return;
    event.preventDefault();
    setOpen(true);
  };
  const box = (
    <ComboBox<OneOfChoice<V>>
      label={props.label}
      hidesLabel={props.hidesLabel ?? false}
      helperText={props.helperText}
      error={props.error ?? false}
      disabled={props.disabled ?? false}
      onKeyDown={openWithEnter}
      open={isOpen}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      value={props.value}
      onChange={(_event, key) => {
        const chosen = props.choices.find(({ value }) => value === key);
        if (chosen) props.onChoose(chosen.value);
      }}
      options={props.choices}
      getOptionValue={({ value }) => value}
      getOptionKey={({ value }) => value}
      getOptionLabel={({ text }) => text}
      disableClearable
      autoHighlight
      selectOnFocus
      noOptionsText={t('link.row.noChoice')}
      renderOption={({ text, note }) => (
        <>
          <span>{text}</span>
          {note !== undefined && <span className="faint">{note}</span>}
        </>
      )}
    />
  );
  return props.widthPx === undefined ? box : <div style={{ width: props.widthPx }}>{box}</div>;
}
