import { createFilterOptions } from '@mui/material/useAutocomplete';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { ListChoice } from '../../../shared/value/field-value';
import { PlainIcon } from '../plain-icon';
import { useText } from '../../text';
import { boxAttributes, type EditorProps } from './editor-props';
import { ListPopup, optionId } from './list-popup';

// A list may have thousands of items; typing narrows them down.
const filterChoices = createFilterOptions<ListChoice>({ limit: 200, stringify: ({ name }) => name });

/**
 * A list field by the names of its items: a box, and the list only while somebody chooses from it. A value that the
 * list does not hold is shown and kept.
 */
export function ListEditor(props: EditorProps & { choices: readonly ListChoice[] }): ReactElement {
  const { label, onEdit } = props;
  const t = useText();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [marked, setMarked] = useState(0);
  const { chosen, choices } = useChoices(props);
  const hits = useMemo(() => {
    if (!isOpen) return [];
    const getOptionLabel = ({ name }: ListChoice) => name;
    return filterChoices([...choices], { inputValue: typed ?? '', getOptionLabel });
  }, [isOpen, choices, typed]);
  const open = () => {
    setOpen(true);
    setMarked(Math.max(0, chosen ? choices.indexOf(chosen) : 0));
  };
  const close = () => {
    setOpen(false);
    setTyped(null);
  };
  const choose = (choice: ListChoice | undefined) => {
    if (choice) onEdit(choice.value, choice.name);
    close();
  };
  const type = (text: string) => {
    setOpen(true);
    setTyped(text);
    setMarked(0);
    // An emptied box is an empty value, as in every other editor.
    if (text === '') onEdit('', '');
  };
  const handleKey = (event: KeyboardEvent) => {
    const action = listKey(event, isOpen);
    if (action === null) return;
    event.preventDefault();
    if (action === 'open') open();
    else if (action === 'close') close();
    else if (action === 'choose') choose(hits[marked]);
    else if (hits.length > 0) setMarked((marked + action + hits.length) % hits.length);
  };
  return (
    <div className="box-frame">
      <input
        {...boxAttributes(props)}
        ref={box}
        className="box with-arrow"
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && hits[marked] ? optionId(listId, marked) : undefined}
        value={typed ?? chosen?.name ?? ''}
        onChange={(event) => type(event.target.value)}
        onFocus={() => box.current?.select()}
        onClick={() => !isOpen && open()}
        onBlur={close}
        onKeyDown={handleKey}
      />
      <button
        type="button"
        className="small-button bare arrow"
        tabIndex={-1}
        aria-label={t(isOpen ? 'link.search.close' : 'link.search.open')}
        onMouseDown={(event) => {
          // The box keeps the focus, or gets it.
          event.preventDefault();
          box.current?.focus();
          if (isOpen) close();
          else open();
        }}
      >
        <PlainIcon name="open" sizePx={20} />
      </button>
      {isOpen && (
        <ListPopup
          id={listId}
          label={label}
          anchor={box}
          hits={hits}
          marked={marked}
          chosen={chosen?.value ?? null}
          onChoose={choose}
        />
      )}
    </div>
  );
}

function useChoices({ row, choices }: EditorProps & { choices: readonly ListChoice[] }) {
  const { value, displayValue } = row;
  return useMemo(() => {
    if (value === '') return { chosen: null, choices };
    const known = choices.find((choice) => choice.value === value);
    if (known) return { chosen: known, choices };
    const unknown = { value, name: displayValue || value };
    return { chosen: unknown, choices: [...choices, unknown] };
  }, [choices, value, displayValue]);
}

/** What a key does in the box; a number is a step through the list. */
function listKey(event: KeyboardEvent, isOpen: boolean): 'open' | 'close' | 'choose' | 1 | -1 | null {
  const { key, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return null;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : null;
  if (step !== null) return isOpen ? step : 'open';
  if (!isOpen || event.altKey) return null;
  if (key === 'Enter') return 'choose';
  return key === 'Escape' ? 'close' : null;
}
