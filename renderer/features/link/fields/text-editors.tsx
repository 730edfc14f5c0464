import Box from '@mui/material/Box';
import { useState, type ReactElement } from 'react';
import { decodeValue, encodeValue } from '../../../../shared/value/encoded-value';
import { useText } from '../../../text';
import { sideValues, type EditorProps } from './editor-props';
import { ValueInput } from './value-input';

function inputAttributes({ label, describedBy }: EditorProps) {
  return { 'aria-label': label, 'aria-describedby': describedBy, 'data-value': '' };
}

/** Text, letter by letter as it will be sent; line breaks are kept. */
export function TextEditor(props: EditorProps): ReactElement {
  const { row, field, isWrong, onEdit } = props;
  const text = field.fieldType === 'Text' ? row.value : decodeValue(row.value, field.fieldType);
  // A one-line box would silently drop line breaks that the site holds.
  const hasLines = [row.value, ...sideValues(row)].some((value) => value.includes('\n'));
  return (
    <ValueInput
      value={text}
      onChange={(event) => onEdit(event.target.value)}
      error={isWrong}
      {...(hasLines ? { inputComponent: 'textarea' as const } : {})}
      {...(field.fieldType === 'Password' ? { type: 'password' } : {})}
      inputProps={inputAttributes(props)}
      endAdornment={<LengthCounter length={row.value.length} max={field.maxLength} />}
    />
  );
}

/** Shows how much room is left once it gets tight. Nothing is cut: a pasted text stays whole and is marked. */
function LengthCounter({ length, max }: { length: number; max: number }): ReactElement | null {
  const t = useText();
  if (max === 0 || length < max * 0.8) return null;
  const isOver = length > max;
  return (
    <Box
      component="span"
      sx={{
        px: 1,
        fontSize: '0.75rem',
        whiteSpace: 'nowrap',
        color: isOver ? 'error.main' : 'text.secondary',
      }}
    >
      {t('link.row.length', { length, max })}
    </Box>
  );
}

/** A number as text: half-typed ones stay as they are typed, and no digit is ever rounded. */
export function NumberEditor(props: EditorProps): ReactElement {
  const { row, field, isWrong, onEdit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && encodeValue(typed, field.fieldType, sideValues(row)) === row.value;
  return (
    <ValueInput
      value={isMine ? typed : decodeValue(row.value, field.fieldType)}
      onChange={(event) => {
        setTyped(event.target.value);
        onEdit(event.target.value);
      }}
      error={isWrong}
      inputProps={{
        ...inputAttributes(props),
        inputMode: field.fieldType === 'Integer' ? 'numeric' : 'decimal',
      }}
    />
  );
}

/** The system's own date box: typed or picked, in the order of the user's country. */
export function DateEditor(props: EditorProps): ReactElement {
  const { row, isWrong, onEdit } = props;
  return (
    <ValueInput
      type="date"
      value={decodeValue(row.value, 'Date')}
      onChange={(event) => onEdit(event.target.value)}
      error={isWrong}
      inputProps={{ ...inputAttributes(props), max: '9999-12-31' }}
    />
  );
}
