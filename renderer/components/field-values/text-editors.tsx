import { useState, type ReactElement } from 'react';
import {
  decodeValue,
  encodeValue,
  isChecked,
  refusedText,
  showDecoded,
} from '../../../shared/value/encoded-value';
import { parseTypedDate, showDate } from '../../../shared/value/typed-date';
import { parseTypedNumber } from '../../../shared/value/typed-number';
import { useText } from '../../text';
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
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && encodeValue(typed, field.fieldType, sideValues(row)) === row.value;
  const parsed = isMine ? parseTypedNumber(typed) : null;
  return (
    <>
      <input
        {...boxAttributes(props)}
        className="box"
        type="text"
        inputMode={field.fieldType === 'Integer' ? 'numeric' : 'decimal'}
        value={
          isMine ? typed : (refusedText(row, field.fieldType) ?? decodeValue(row.value, field.fieldType))
        }
        onChange={(event) => {
          setTyped(event.target.value);
          onEdit(event.target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      {parsed?.kind === 'number' && parsed.text !== typed?.trim() && (
        <Echo text={t('link.row.numberMeans', { number: parsed.text })} />
      )}
    </>
  );
}

/** What a typed text was understood as, said before it is taken. */
function Echo({ text }: { text: string }): ReactElement {
  return (
    <output className="echo" aria-live="polite">
      {text}
    </output>
  );
}

/** A date as text: day first or ISO, shown in words as it is typed; a system's date box reads it in another order. */
export function DateEditor(props: EditorProps): ReactElement {
  const { row, onEdit } = props;
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const isMine = typed !== null && encodeValue(typed, 'Date', sideValues(row)) === row.value;
  const parsed = isMine ? parseTypedDate(typed) : null;
  return (
    <>
      <input
        {...boxAttributes(props)}
        className="box"
        type="text"
        title={t('link.row.dateHelp')}
        value={isMine ? typed : (refusedText(row, 'Date') ?? showDecoded(row.value, 'Date') ?? row.value)}
        onChange={({ target }) => {
          const understood = parseTypedDate(target.value);
          setTyped(target.value);
          onEdit(target.value, understood.kind === 'date' ? showDate(understood.isoDate) : target.value);
        }}
        onBlur={() => setTyped(null)}
      />
      {parsed?.kind === 'date' && <Echo text={t('link.row.dateMeans', { date: showDate(parsed.isoDate) })} />}
    </>
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
