import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import { memo, useEffect, useId, useRef, type KeyboardEvent, type ReactElement, type Ref } from 'react';
import { useText } from '../../../text';
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
      '& .box': { fontSize: '0.875rem', minHeight: 34 },
    }) as const,
] as const;

/** The text boxes of the row being edited. What is typed is on the form at once; *Done* only closes them. */
export function ByHandEditor({ rowId, onDone }: Props): ReactElement | null {
  const t = useText();
  const isThere = useDraft((state) => state.rows[rowId] !== undefined);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
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
        <TextBox
          key={name}
          rowId={rowId}
          name={name}
          label={labels[name]}
          {...(index === 0 ? { boxRef: first } : {})}
        />
      ))}
      <Button onClick={onDone}>{t('link.row.done')}</Button>
    </Box>
  );
}

interface BoxProps {
  rowId: string;
  name: TextName;
  label: string;
  boxRef?: Ref<HTMLInputElement>;
}

/** One text of the row. Watches that text and nothing else, so that a key draws one box. */
const TextBox = memo(function TextBox({ rowId, name, label, boxRef }: BoxProps): ReactElement {
  const id = useId();
  const { form } = useLinkForm();
  const text = useDraft((state) => state.rows[rowId]?.[name] ?? '');
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={boxRef}
        className="box"
        type="text"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => form.fillRow(rowId, { [name]: event.target.value })}
        onBlur={form.endTyping}
      />
    </div>
  );
});
