import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import {
  memo,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import { useText } from '../../../text';
import type { DraftState } from '../../../components/field-values/draft-state';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { fieldLook } from '../../../components/field-values/field-look';

interface Props {
  rowId: string;
  onDone(): void;
}

const texts = ['displayName', 'crmFieldKey', 'value', 'displayValue'] as const;
type TextName = (typeof texts)[number];

const look = [
  fieldLook,
  (theme: Theme) =>
    ({
      display: 'grid',
      gridTemplateColumns: 'repeat(4, minmax(0, 1fr)) auto',
      gap: 1,
      alignItems: 'end',
      m: 0,
      mb: 1,
      p: 1.5,
      pt: 1,
      minWidth: 0,
      border: `1px solid ${theme.vars.palette.primary.main}`,
      borderRadius: 1,
      '& label': {
        display: 'block',
        mb: '2px',
        fontSize: '0.75rem',
        color: theme.vars.palette.text.secondary,
      },
      // Of one size whatever is in it: a key lays out the box alone.
      '& .box': { display: 'block', fontSize: '0.875rem', height: 34, contain: 'strict' },
    }) as const,
] as const;

/** The text boxes of the row being edited. What is typed is on the form at once; *Done* only closes them. */
export function ByHandEditor({ rowId, onDone }: Props): ReactElement | null {
  const t = useText();
  const isThere = useDraft((state) => state.rows[rowId] !== undefined);
  if (!isThere) return null;
  const labels: Record<TextName, string> = {
    displayName: t('link.row.displayName'),
    crmFieldKey: t('link.row.crmFieldKey'),
    value: t('link.row.rawValue'),
    displayValue: t('link.row.displayValue'),
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    onDone();
  };
  return (
    <Box component="fieldset" aria-label={t('link.row.editing')} onKeyDown={handleKey} sx={look}>
      {texts.map((name, index) => (
        <TextBox key={name} rowId={rowId} name={name} label={labels[name]} isFirst={index === 0} />
      ))}
      <Button onClick={onDone}>{t('link.row.done')}</Button>
    </Box>
  );
}

interface BoxProps {
  rowId: string;
  name: TextName;
  label: string;
  /** It takes the keyboard as the boxes come. */
  isFirst: boolean;
}

/** One text of the row. The box holds it by itself, so that a key draws nothing anew; what else changes it is put in. */
const TextBox = memo(function TextBox({ rowId, name, label, isFirst }: BoxProps): ReactElement {
  const id = useId();
  const { form } = useLinkForm();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) box.current?.focus();
  }, [isFirst]);
  const textOf = ({ rows }: DraftState) => rows[rowId]?.[name] ?? '';
  const [textAtFirst] = useState(() => textOf(form.store.getState()));
  const show = () => {
    const text = textOf(form.store.getState());
    if (box.current && box.current.value !== text) box.current.value = text;
  };
  const follow = useEffectEvent(show);
  useEffect(() => {
    follow();
    return form.store.subscribe(() => follow());
  }, [form]);
  const type = (text: string) => {
    form.fillRow(rowId, { [name]: text });
    // What the form did not take is not in the box either.
    show();
  };
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={box}
        className="box"
        type="text"
        spellCheck={false}
        autoComplete="off"
        defaultValue={textAtFirst}
        onChange={(event) => type(event.target.value)}
        onBlur={form.endTyping}
      />
    </div>
  );
});
