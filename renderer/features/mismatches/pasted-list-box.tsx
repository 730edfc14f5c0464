import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, type ReactElement } from 'react';
import { takeLinesOut, type PastedLine, type PastedList } from '../../../shared/scan/pasted-list';
import type { Text } from '../../../shared/text/text';
import { plainTextArea } from '../../components/form/plain-text-area';
import { listShort } from '../../components/list-short';
import { useText } from '../../text';

/** Which lines name nothing, and what to do about them. */
export function tellUnread(unread: readonly PastedLine[], t: Text): string {
  return t('mismatches.start.unread', { count: unread.length, lines: nameLines(unread, t) });
}

function nameLines(lines: readonly PastedLine[], t: Text): string {
  return listShort(
    lines.map((one) => t('mismatches.start.line', { ...one, text: shorten(one.text) })),
    t,
  );
}

const shownCharacters = 40;

function shorten(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}

interface Props {
  label: string;
  text: string;
  list: PastedList<unknown>;
  onChange(text: string): void;
}

/** The pasted lines, and what of them is read: how many, and which ones are not or only once. */
export function PastedListBox({ label, text, list, onChange }: Props): ReactElement {
  const t = useText();
  const { items, repeated, unread } = list;
  const box = useRef<HTMLTextAreaElement>(null);
  // The button goes away with the lines: the keyboard stays with the list.
  const takeOut = () => {
    onChange(takeLinesOut(text, unread));
    box.current?.focus();
  };
  const told = [
    t('mismatches.start.understood', { count: items.length }),
    repeated.length === 0
      ? ''
      : t('mismatches.start.repeated', { count: repeated.length, lines: nameLines(repeated, t) }),
    unread.length === 0 ? '' : tellUnread(unread, t),
    items.length === 0 ? '' : t('mismatches.start.listTold'),
  ];
  return (
    <>
      <TextField
        multiline
        inputRef={box}
        label={label}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        helperText={told.filter((sentence) => sentence !== '').join(' ')}
        slotProps={{
          input: plainTextArea,
          htmlInput: { rows: 5, spellCheck: false },
          formHelperText: { sx: { overflowWrap: 'anywhere' } },
        }}
      />
      {unread.length > 0 && (
        <Box>
          <Button size="small" onClick={takeOut}>
            {t('mismatches.start.takeOut', { count: unread.length })}
          </Button>
        </Box>
      )}
    </>
  );
}
