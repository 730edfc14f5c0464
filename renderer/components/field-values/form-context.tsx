import { createContext, use, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { SiteView } from '../../../shared/site';
import type { DraftForm, DraftState } from './draft-form';
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
