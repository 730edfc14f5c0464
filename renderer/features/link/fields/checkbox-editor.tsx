import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { ReactElement } from 'react';
import { isChecked } from '../../../../shared/value/encoded-value';
import { useText } from '../../../text';
import type { EditorProps } from './editor-props';

/** Yes or no, with the word beside the tick. */
export function CheckboxEditor({ row, label, describedBy, onEdit }: EditorProps): ReactElement {
  const t = useText();
  const checked = isChecked(row.value);
  const inputSlot = { 'aria-label': label, 'aria-describedby': describedBy, 'data-value': '' };
  const word = (isOn: boolean) => t(isOn ? 'link.row.checked' : 'link.row.unchecked');
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, ml: -0.75 }}>
      <Checkbox
        checked={checked}
        onChange={(_event, isOn) => onEdit(String(isOn), word(isOn))}
        slotProps={{ input: inputSlot }}
      />
      <span aria-hidden>{word(checked)}</span>
    </Box>
  );
}
