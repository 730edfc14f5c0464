import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { useCommands } from '../../../app-state/commands';

interface Search<T> {
  /** What was typed; null while nobody types. */
  typed: string | null;
  onTyped(text: string | null): void;
  restingText: string;
  isSearching: boolean;
  hits: readonly T[];
  /** The one hit that the text can only mean; undefined where there are several, or none. */
  getOnly(hits: readonly T[], typed: string): T | undefined;
  onChoose(hit: T): void;
}

interface TypedChoice {
  /** What was typed, and left without choosing anything. */
  left: string | null;
  handlers: {
    onKeyDownCapture(event: KeyboardEvent): void;
    onFocus(): void;
    onBlur(event: FocusEvent): void;
  };
}

/**
 * What becomes of a typed text: Enter and Tab that come before the hits wait for them and take the only one; a text that
 * has chosen nothing leaves the box with the focus, so that it never looks chosen, and is there again when it comes back.
 */
export function useTypedChoice<T>(box: RefObject<HTMLDivElement | null>, search: Search<T>): TypedChoice {
  const { typed, onTyped, isSearching } = search;
  const wish = useRef<{ by: 'enter' | 'tab'; typed: string } | null>(null);
  const isLeavingByTab = useRef(false);
  const [left, setLeft] = useState<string | null>(null);
  useSelectedWhole(box, search);

  const takeOnly = (text: string): boolean => {
    const only = search.getOnly(search.hits, text);
    if (only !== undefined) search.onChoose(only);
    return only !== undefined;
  };
  const leave = (text: string) => {
    setLeft(text);
    onTyped(null);
  };
  const fulfil = useEffectEvent((text: string | null) => {
    const wished = wish.current;
    wish.current = null;
    if (!wished || wished.typed !== text) return;
    if (!takeOnly(wished.typed) && wished.by === 'tab') leave(wished.typed);
  });
  useEffect(() => {
    if (!isSearching) fulfil(typed);
  }, [isSearching, typed]);
  const empty = () => {
    wish.current = null;
    setLeft(null);
    onTyped(null);
  };
  useCommands({ 'new-link': empty });

  return {
    left: typed === null ? left : null,
    handlers: {
      onKeyDownCapture(event) {
        isLeavingByTab.current = event.key === 'Tab';
        const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (!isEnter || typed === null || !isSearching || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        wish.current = { by: 'enter', typed };
      },
      onFocus() {
        isLeavingByTab.current = false;
        if (left !== null && typed === null && search.restingText === '') onTyped(left);
        setLeft(null);
      },
      onBlur(event) {
        if (box.current?.contains(event.relatedTarget) || typed === null) return;
        if (typed.trim() === '') return;
        if (!isLeavingByTab.current) return leave(typed);
        if (isSearching) wish.current = { by: 'tab', typed };
        else if (!takeOnly(typed)) leave(typed);
      },
    },
  };
}

/** What stands in the box without being typed is selected as a whole, so that typing replaces it and never goes on with it. */
function useSelectedWhole<T>(
  box: RefObject<HTMLDivElement | null>,
  { typed, restingText }: Pick<Search<T>, 'typed' | 'restingText'>,
): void {
  useLayoutEffect(() => {
    const input = box.current?.querySelector('input');
    if (typed === null && restingText !== '' && input && input === document.activeElement) input.select();
  }, [box, typed, restingText]);
}
