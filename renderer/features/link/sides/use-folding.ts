import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { identityKey } from '../../../components/field-values/identity';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useActorTypePairs, useChosenKey, useChosenRecord, useConnections } from '../link-queries';
import { useSides } from './sides-context';
import { focusFirstValue } from './focus-first-value';

interface Folding {
  /** One line stands for the boxes. */
  isFolded: boolean;
  boxes: RefObject<HTMLDivElement | null>;
  /** Shows the boxes and gives the focus to one of them. */
  unfold(controlId: string): void;
}

/**
 * Folds the boxes of both sides away once the values of the chosen pair are on the form, so that the values have the
 * room; the focus goes on to them. Whoever wants to choose again, or is led there by a problem, unfolds them.
 */
export function useFolding(): Folding {
  const sides = useSides();
  const boxes = useRef<HTMLDivElement>(null);
  const pair = useDraft(({ identity }) => identityKey(identity));
  const isRead = useDraft(({ rowsFor, identity }) => rowsFor !== null && rowsFor === identityKey(identity));
  const isTroubled = useTrouble();
  // On an outcome nothing is chosen any more, and what could not be read is told there: the boxes would push it away.
  const isFrozen = useDraft((state) => state.isFrozen);
  const [openFor, setOpenFor] = useState<string | null>(null);
  const [wasFolded, setWasFolded] = useState(false);
  // While the next record of a list is read, the line stays: boxes that come and go move everything below them.
  const canFold = pair !== null && openFor !== pair && (isFrozen || !isTroubled);
  const isFolded = canFold && (isRead || wasFolded);
  if (isFolded !== wasFolded) setWasFolded(isFolded);
  // Opened for one choice: chosen again later, the same pair folds like every other.
  if (openFor !== null && openFor !== pair) setOpenFor(null);
  useFocusGoesOn(isFolded, boxes);
  const [wanted, setWanted] = useState<{ controlId: string } | null>(null);
  const unfold = useCallback(
    (controlId: string) => {
      setOpenFor(pair);
      setWanted({ controlId });
    },
    [pair],
  );
  // Once it is shown: what is hidden cannot have the focus.
  useEffect(() => {
    if (wanted) document.querySelector<HTMLElement>(`#${wanted.controlId}`)?.focus();
  }, [wanted]);
  useImperativeHandle(sides, () => ({ focus: unfold }), [unfold]);
  return { isFolded, boxes, unfold };
}

/** True where something about the chosen ends could not be read: what says so, and offers the next step, is in the boxes. */
function useTrouble(): boolean {
  const errors = [
    useConnections().error,
    useActorTypePairs().error,
    useChosenRecord().error,
    useChosenKey().error,
  ];
  return errors.some((error) => error !== null);
}

function useFocusGoesOn(isFolded: boolean, boxes: RefObject<HTMLDivElement | null>): void {
  const linkForm = useLinkForm();
  const wasInside = useRef(false);
  useLayoutEffect(() => {
    wasInside.current = isFolded && (boxes.current?.contains(document.activeElement) ?? false);
  }, [isFolded, boxes]);
  useEffect(() => {
    if (!isFolded || !wasInside.current) return;
    wasInside.current = false;
    focusFirstValue(linkForm);
  }, [isFolded, linkForm]);
}
