import { writeKinds } from '../write/write';

/** What an entry can be about: a write of one kind, or the unlocking of a site. */
export const entryKinds = [...writeKinds, 'unlock'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** By what entries are listed: the columns of the list. */
export const entrySorts = ['state', 'at', 'crm', 'erp', 'changes', 'site', 'user'] as const;
export type EntrySort = (typeof entrySorts)[number];

/** In which order entries are listed; where they do not differ in it the newest stand first. */
export interface EntryOrder {
  by: EntrySort;
  isDescending: boolean;
}

export const newestFirst: EntryOrder = { by: 'at', isDescending: true };
