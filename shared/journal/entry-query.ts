import { writeKinds } from '../write/write';

/** What an entry can be about: a write of one kind, or the unlocking of a site. */
export const entryKinds = [...writeKinds, 'unlock'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** In which order entries are listed; within the same word the newest stand first. */
export const entryOrders = ['newest', 'oldest', 'state', 'site', 'user'] as const;
export type EntryOrder = (typeof entryOrders)[number];
