import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type FocusEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useAnnounce } from '../../../components/announcer';
import { ComboBox } from '../../../components/combo-box/combo-box';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { useText } from '../../../text';
import { useTypedChoice } from './use-typed-choice';

interface SearchFailure {
  what: string;
  error: unknown;
  offersByHand?: boolean;
  retry(): void;
}

interface Props<T> {
  id: string;
  label: string;
  helperText: ReactNode;
  /** What stands in the box while nobody types. */
  restingText: string;
  /** What was typed; null while nobody types. */
  typed: string | null;
  onTyped(text: string | null): void;
  hits: readonly T[];
  isSearching: boolean;
  /** Stands in the list instead of hits: too short, nothing found, failed. */
  emptyText: string;
  hasMore: boolean;
  /** Stands below the hits: what was asked for and is not among them. */
  listNote?: string | undefined;
  getKey(hit: T): string;
  getLabel(hit: T): string;
  renderHit(hit: T): ReactNode;
  onChoose(hit: T): void;
  /** The one hit that the text can only mean: Enter and Tab that come before the hits take it. */
  getOnly(hits: readonly T[], typed: string): T | undefined;
  onClear(): void;
  /** Says whether it took the text into the box: then its hits are shown, as those of a text that the box takes itself. */
  onPaste?(event: ClipboardEvent): boolean;
  onFocus?(): void;
  onBlur?(): void;
  /** Why the search could not be done; null where it could. */
  failure: SearchFailure | null;
  openOnFocus?: boolean;
  disabled?: boolean;
}

/**
 * A combobox over a search that runs on the site. It keeps what is typed, shows hits in the site's order, and says in
 * its list what is going on.
 */
export function SearchBox<T>(props: Props<T>): ReactElement {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  useCountAnnounced(isOpen && !props.isSearching ? props.hits.length : null);
  const box = useRef<HTMLDivElement>(null);
  const choice = useTypedChoice(box, props);
  const settle = (event: FocusEvent) => {
    choice.handlers.onBlur(event);
    if (box.current?.contains(event.relatedTarget)) return;
    props.onBlur?.();
    if (props.typed === '') props.onClear();
  };
  const { failure } = props;
  const searchAgain = () => {
    setOpen(true);
    box.current?.querySelector('input')?.focus();
    failure?.retry();
  };
  const helperText =
    choice.left === null ? props.helperText : t('link.search.notChosen', { text: choice.left });
  return (
    // What says that the search failed belongs to the box: on the way to its buttons the text stays.
    <div
      ref={box}
      {...choice.handlers}
      onBlur={settle}
      onFocus={() => {
        choice.handlers.onFocus();
        props.onFocus?.();
      }}
    >
      <ComboBox<T>
        id={props.id}
        label={props.label}
        helperText={props.hasMore && isOpen ? t('link.search.more') : helperText}
        // The choice lives in the form; the box itself only finds it.
        value={null}
        inputValue={props.typed ?? props.restingText}
        onInputChange={(_event, text, reason) => {
          if (reason === 'input') props.onTyped(text);
          if (reason === 'clear') props.onClear();
        }}
        onChange={(_event, key) => {
          const hit = props.hits.find((one) => props.getKey(one) === key);
          if (hit) props.onChoose(hit);
        }}
        options={props.isSearching ? [] : props.hits}
        filterOptions={(options) => options}
        getOptionValue={props.getKey}
        getOptionKey={props.getKey}
        getOptionLabel={props.getLabel}
        open={isOpen}
        onOpen={() => setOpen(true)}
        onClose={() => setOpen(false)}
        onBlur={() => setOpen(false)}
        onPaste={(event) => props.onPaste?.(event) && setOpen(true)}
        openOnFocus={props.openOnFocus ?? false}
        autoHighlight
        selectOnFocus
        handleHomeEndKeys={false}
        clearOnBlur={false}
        disabled={props.disabled ?? false}
        // In a narrow window the box is narrower than what a hit has to say.
        popupMinWidthPx={340}
        loading={props.isSearching}
        loadingText={t('link.search.searching')}
        noOptionsText={props.emptyText}
        listNote={props.listNote}
        renderOption={props.renderHit}
      />
      {failure && (
        <MissingNote
          what={failure.what}
          missing={missingBecause('Archive/GetArchiveListByColumns', failure.error)}
          onRetry={searchAgain}
          offersByHand={failure.offersByHand ?? false}
        />
      )}
    </div>
  );
}

function useCountAnnounced(count: number | null): void {
  const t = useText();
  const announce = useAnnounce();
  useEffect(() => {
    if (count !== null && count > 0) announce(t('link.search.found', { count }));
  }, [count, announce, t]);
}
