import TextField from '@mui/material/TextField';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { useText } from '../../text';

const searchDelayMs = 200;

interface Props {
  /** What is searched for. */
  text: string;
  onSearch(text: string): void;
}

/**
 * The search in the rows of a plan. What is typed stays here until somebody stops typing: each letter would draw the whole
 * plan anew and go through all of its rows.
 */
export function SearchBox({ text, onSearch }: Props): ReactElement {
  const t = useText();
  const [typed, setTyped] = useState(text);
  const [told, setTold] = useState(text);
  // Somebody else changed it, as who shows all rows does.
  if (text !== told) {
    setTold(text);
    setTyped(text);
  }
  const wanted = typed.trim();
  const search = useEffectEvent(() => {
    setTold(wanted);
    onSearch(wanted);
  });
  useEffect(() => {
    if (wanted === told) return;
    const timer = setTimeout(() => search(), searchDelayMs);
    return () => clearTimeout(timer);
  }, [wanted, told]);
  return (
    <TextField
      data-first
      type="search"
      size="small"
      label={t('plans.rows.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 500, spellCheck: false } }}
      sx={{ width: 220 }}
    />
  );
}
