import type { ReactElement, ReactNode } from 'react';
import { ComboBox } from './combo-box';

export interface Choice {
  key: string;
  label: string;
  /** Shown behind the label, in words. */
  note?: string;
  disabled?: boolean;
}

interface Props {
  /** Only where something leads to the box. */
  id?: string;
  label: string;
  choices: readonly Choice[];
  chosen: Choice | null;
  onChoose(key: string): void;
  helperText?: ReactNode;
  noMatchText: string;
  isLoading?: boolean;
  disabled?: boolean;
  error?: boolean;
}

/** A combobox over a short, known list: type to find, arrows to move, Enter to choose. */
export function ChoiceBox(props: Props): ReactElement {
  return (
    <ComboBox<Choice>
      id={props.id}
      label={props.label}
      helperText={props.helperText}
      error={props.error ?? false}
      value={props.chosen?.key ?? null}
      onChange={(_event, key) => key !== null && props.onChoose(key)}
      options={props.choices}
      getOptionValue={(choice) => choice.key}
      getOptionKey={(choice) => choice.key}
      getOptionLabel={(choice) => choice.label}
      getOptionDisabled={(choice) => choice.disabled ?? false}
      disableClearable
      autoHighlight
      selectOnFocus
      disabled={props.disabled ?? false}
      loading={props.isLoading ?? false}
      noOptionsText={props.noMatchText}
      renderOption={(choice) => (
        <>
          <span>{choice.label}</span>
          {choice.note !== undefined && <span className="faint">{choice.note}</span>}
        </>
      )}
    />
  );
}
