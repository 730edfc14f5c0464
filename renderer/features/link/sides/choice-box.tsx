import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { useText } from '../../../text';
import { optionLook, popupPaper, popupPlace } from './popup-look';

export interface Choice {
  key: string;
  label: string;
  /** Shown behind the label, in words. */
  note?: string;
  disabled?: boolean;
}

interface Props {
  id: string;
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
  const t = useText();
  const chosenKey = props.chosen?.key ?? null;
  const chosenLabel = props.chosen?.label ?? '';
  // The same object while it is the same choice: another one would take away what is being typed.
  const chosen = useMemo(
    () => (chosenKey === null ? null : { key: chosenKey, label: chosenLabel }),
    [chosenKey, chosenLabel],
  );
  return (
    <Autocomplete<Choice>
      id={props.id}
      value={chosen}
      onChange={(_event, choice) => choice && props.onChoose(choice.key)}
      options={props.choices}
      getOptionKey={(choice) => choice.key}
      getOptionLabel={(choice) => choice.label}
      getOptionDisabled={(choice) => choice.disabled ?? false}
      isOptionEqualToValue={(a, b) => a.key === b.key}
      autoHighlight
      selectOnFocus
      disabled={props.disabled ?? false}
      loading={props.isLoading ?? false}
      loadingText={t('common.loading')}
      noOptionsText={props.noMatchText}
      openText={t('link.search.open')}
      closeText={t('link.search.close')}
      slotProps={{ clearIndicator: { sx: { display: 'none' } }, paper: popupPaper, popper: popupPlace }}
      renderOption={({ key, ...optionProps }, choice) => (
        <Box component="li" key={key} {...optionProps} sx={optionLook}>
          <span>{choice.label}</span>
          {choice.note !== undefined && (
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {choice.note}
            </Box>
          )}
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={props.label}
          helperText={props.helperText}
          error={props.error ?? false}
        />
      )}
    />
  );
}
