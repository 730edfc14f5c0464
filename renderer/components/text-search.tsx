import TextField from '@mui/material/TextField';
import { useEffect, useImperativeHandle, useRef, useState, type ReactElement, type RefObject } from 'react';

const searchDelayMs = 200;

interface Props {
  label: string;
  placeholder?: string;
  /** What is searched for. */
  text: string;
  /** Told once nobody types any more, and at once where the keyboard leaves the box. */
  onSearch(text: string): void;
  /** How wide it is. */
  sx?: { width?: number; flex?: string; maxWidth?: number };
  startAdornment?: ReactElement;
  /** The box, for whoever gives it the focus. */
  box?: RefObject<HTMLInputElement | null>;
  'data-first'?: true;
  'data-find'?: true;
}

/**
 * The search above a long list. What is typed is in the box alone until somebody stops typing: as a state of the page
 * each letter would draw the box anew at the least, and go through all the rows at the worst.
 */
export function TextSearch(props: Props): ReactElement {
  const { text, onSearch, startAdornment, placeholder = '', box: asked, ...others } = props;
  const box = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(asked, () => box.current);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = useRef(text);
  const tell = useRef(onSearch);
  const [textAtFirst] = useState(text);
  useEffect(() => {
    tell.current = onSearch;
  }, [onSearch]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Somebody else changed it, as who shows all rows does.
  useEffect(() => {
    if (text === told.current) return;
    clearTimeout(timer.current);
    told.current = text;
    if (box.current) box.current.value = text;
  }, [text]);
  const search = () => {
    clearTimeout(timer.current);
    const wanted = box.current?.value.trim() ?? '';
    if (wanted === told.current) return;
    told.current = wanted;
    tell.current(wanted);
  };
  const searchSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(search, searchDelayMs);
  };
  return (
    <TextField
      {...others}
      type="search"
      inputRef={box}
      defaultValue={textAtFirst}
      placeholder={placeholder}
      onChange={searchSoon}
      onBlur={search}
      slotProps={{
        // The box alone knows whether something stands in it.
        inputLabel: { shrink: true },
        htmlInput: { maxLength: 500, spellCheck: false },
        input: startAdornment ? { startAdornment } : {},
      }}
    />
  );
}
