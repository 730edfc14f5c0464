import ContentCopy from '@mui/icons-material/ContentCopy';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { useText } from '../text';

/** Copies a text; its own label says whether that worked. */
export function CopyButton({ text, label }: { text: string; label?: string }): ReactElement {
  const t = useText();
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // The system may refuse the clipboard; the label says so and the text stays selectable.
      setOutcome('refused');
    }
  };
  const words = outcome === null ? (label ?? t('common.copy')) : t(`common.${outcome}`);
  return (
    <Button
      size="small"
      variant="text"
      color="inherit"
      startIcon={<ContentCopy />}
      onClick={() => void copy()}
    >
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
