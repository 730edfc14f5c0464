import { useState, type ReactElement } from 'react';
import { decodeValue, encodeValue, isChecked } from '../../../../shared/value/encoded-value';
import { useText } from '../../../text';
import { boxAttributes, sideValues, type EditorProps } from './editor-props';

/** Text, letter by letter as it will be sent; line breaks are kept. */
export function TextEditor(props: EditorProps): ReactElement {
  const { row, field, onEdit } = props;
  const text = field.fieldType === 'Text' ? row.value : decodeValue(row.value, field.fieldType);
  const length = row.value.length;
  const isTight = field.maxLength > 0 && length >= field.maxLength * 0.8;
  const box = {
    ...boxAttributes(props),
    className: isTight ? 'box with-length' : 'box',
    value: text,
    onChange: (event: { target: { value: string } }) => onEdit(event.target.value),
  };
  // A one-line box would silently drop line breaks that the site holds.
  const hasLines = [row.value, ...sideValues(row)].some((value) => value.includes('\n'));
  return (
    <div className="box-frame">
      {hasLines ? (
        <textarea {...box} rows={1} />
      ) : (
        <input {...box} type={field.fieldType === 'Password' ? 'password' : 'text'} />
      )}
      {isTight && <LengthCounter length={length} max={field.maxLength} />}
    </div>
  );
}

/** Shows how much room is left once it gets tight. Nothing is cut: a pasted text stays whole and is marked. */
function LengthCounter({ length, max }: { length: number; max: number }): ReactElement {
  const t = useText();
  return (
    <span className={length > max ? 'length bad' : 'length'}>{t('link.row.length', { length, max })}</span>
  );
}

/** A number as text: half-typed ones stay as they are typed, and no digit is ever rounded. */
export function NumberEditor(props: EditorProps): ReactElement {
  const { row, field, onEdit } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && encodeValue(typed, field.fieldType, sideValues(row)) === row.value;
  return (
    <input
      {...boxAttributes(props)}
      className="box"
      type="text"
      inputMode={field.fieldType === 'Integer' ? 'numeric' : 'decimal'}
      value={isMine ? typed : decodeValue(row.value, field.fieldType)}
      onChange={(event) => {
        setTyped(event.target.value);
        onEdit(event.target.value);
      }}
    />
  );
}

/** The system's own date box: typed or picked, in the order of the user's country. */
export function DateEditor(props: EditorProps): ReactElement {
  return (
    <input
      {...boxAttributes(props)}
      className="box"
      type="date"
      max="9999-12-31"
      value={decodeValue(props.row.value, 'Date')}
      onChange={(event) => props.onEdit(event.target.value)}
    />
  );
}

/** Yes or no, with the word beside the tick. */
export function CheckboxEditor(props: EditorProps): ReactElement {
  const t = useText();
  const checked = isChecked(props.row.value);
  const word = (isOn: boolean) => t(isOn ? 'link.row.checked' : 'link.row.unchecked');
  return (
    <div className="tick">
      <input
        {...boxAttributes(props)}
        type="checkbox"
        checked={checked}
        onChange={({ target }) => props.onEdit(String(target.checked), word(target.checked))}
      />
      <span aria-hidden>{word(checked)}</span>
    </div>
  );
}
