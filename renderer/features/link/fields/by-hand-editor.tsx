import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../link-context';

interface Props {
  rowId: string;
  onDone(): void;
}

const texts = ['displayName', 'crmFieldKey', 'value', 'displayValue'] as const;

/** The text boxes of the row being edited. What is typed is on the form at once; *Done* only closes them. */
export function ByHandEditor({ rowId, onDone }: Props): ReactElement | null {
  const t = useText();
  const { form } = useLinkForm();
  const row = useDraft((state) => state.rows[rowId]);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  if (!row) return null;
  const labels = {
    displayName: t('link.row.displayName'),
    crmFieldKey: t('link.row.crmFieldKey'),
    value: t('link.row.rawValue'),
    displayValue: t('link.row.displayValue'),
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onDone();
  };
  return (
    <Box
      component="fieldset"
      aria-label={t('link.row.editing')}
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(4, minmax(0, 1fr)) auto',
        gap: 1,
        alignItems: 'start',
        m: 0,
        mb: 1,
        p: 1.5,
        minWidth: 0,
        border: 1,
        borderColor: 'primary.main',
        borderRadius: 1,
      }}
    >
      {texts.map((text, index) => (
        <TextField
          key={text}
          label={labels[text]}
          value={row[text]}
          onChange={(event) => form.fillRow(rowId, { [text]: event.target.value })}
          onBlur={form.endTyping}
          onKeyDown={handleKey}
          {...(index === 0 ? { inputRef: first } : {})}
        />
      ))}
      <Button onClick={onDone}>{t('link.row.done')}</Button>
    </Box>
  );
}
