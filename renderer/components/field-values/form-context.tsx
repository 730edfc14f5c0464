import { createContext, use, useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import { afterPicture } from '../../pictures';
import type { SiteView } from '../../../shared/site';
import type { DraftForm } from './draft-form';
import { isKey, type DraftState } from './draft-state';
import type { CompareRow } from './row-order';

/** What the table offers to the rest of the form. */
export interface FieldTableHandle {
  /** Brings a row into sight and the focus into its value. */
  focusRow(rowId: string): void;
  /** The row that holds the focus; null where none does. */
  focusedRow(): string | null;
}

export interface LinkForm {
  site: SiteView;
  form: DraftForm;
  /** How the two sides of a row are held against each other. */
  compare: CompareRow;
  table: RefObject<FieldTableHandle | null>;
}

export const LinkFormContext = createContext<LinkForm | null>(null);

/** The form that the screen is about, and the site it belongs to. */
export function useLinkForm(): LinkForm {
  const value = use(LinkFormContext);
  if (!value) throw new Error('useLinkForm needs LinkFormContext above it.');
  return value;
}

/** Watches one part of the draft; draws again only when that part changes. */
export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useLinkForm().form.store, select);
}

/** The same for what repeats a text that is typed elsewhere: it follows behind the picture of a key, and all else at once. */
export function useDraftAfterKeys<T>(select: (state: DraftState) => T): T {
  const { store } = useLinkForm().form;
  const [shown, setShown] = useState(() => ({ part: select(store.getState()) }));
  const pick = useEffectEvent(select);
  useEffect(() => {
    let callOff: (() => void) | null = null;
    const follow = () => {
      callOff?.();
      callOff = null;
      const part = pick(store.getState());
      setShown((before) => (before.part === part ? before : { part }));
    };
    follow();
    const stopWatching = store.subscribe((next, before) => {
      const isOther = pick(next) !== pick(before);
      if (!isKey(next, before)) return isOther || callOff !== null ? follow() : undefined;
      if (isOther) callOff ??= afterPicture(follow);
    });
    return () => {
      callOff?.();
      stopWatching();
    };
  }, [store]);
  return shown.part;
}
