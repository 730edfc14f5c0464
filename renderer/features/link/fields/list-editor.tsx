import Autocomplete, { createFilterOptions } from '@mui/material/Autocomplete';
import { useMemo, type ReactElement } from 'react';
import type { ListChoice } from '../../../../shared/value/field-value';
import { useText } from '../../../text';
import { popupPaper, popupPlace } from '../sides/popup-look';
import type { EditorProps } from './editor-props';
import { ValueInput } from './value-input';

// A list may have thousands of items; typing narrows them down.
const filterOptions = createFilterOptions<ListChoice>({ limit: 200 });

/** A list field by the names of its items. A value that the list does not hold is shown and kept. */
export function ListEditor(props: EditorProps & { choices: readonly ListChoice[] }): ReactElement {
  const { row, choices, label, describedBy, isWrong, onEdit } = props;
  const t = useText();
  const { value, displayValue } = row;
  const chosen = useMemo(() => {
    if (value === '') return null;
    return choices.find((choice) => choice.value === value) ?? { value, name: displayValue || value };
  }, [choices, value, displayValue]);
  const options = useMemo(
    () => (chosen && !choices.includes(chosen) ? [...choices, chosen] : choices),
    [choices, chosen],
  );
  return (
    <Autocomplete<ListChoice>
      value={chosen}
      onChange={(_event, choice) => onEdit(choice?.value ?? '', choice?.name ?? '')}
      options={options}
      filterOptions={filterOptions}
      getOptionKey={(choice) => choice.value}
      getOptionLabel={(choice) => choice.name}
      isOptionEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
      slotProps={{ paper: popupPaper, popper: popupPlace }}
      selectOnFocus
      clearText={t('link.search.clear')}
      openText={t('link.search.open')}
      closeText={t('link.search.close')}
      noOptionsText={t('link.row.noChoice')}
      renderInput={({ id, disabled, slotProps }) => (
        <ValueInput
          id={id}
          disabled={disabled}
          error={isWrong}
          {...slotProps.input}
          inputProps={{
            ...slotProps.htmlInput,
            'aria-label': label,
            'aria-describedby': describedBy,
            'data-value': '',
          }}
        />
      )}
    />
  );
}
