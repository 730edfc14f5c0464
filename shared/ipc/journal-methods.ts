import { z } from 'zod';
import type { ActivitySummary } from '../journal/entry';
import { entryKinds, entrySorts } from '../journal/entry-query';
import { crmActorTypes } from '../record/actor-types';
import { submitStates, type SubmitState } from '../write/states';

const id = z.string().min(1).max(64);
const record = z.strictObject({
  crmActorType: z.enum(crmActorTypes),
  crmRecordId: z.number().int().min(0).max(2_147_483_647),
});
const moment = z.iso.datetime();

/** What the entries are about; what is left out does not narrow. */
const about = z.strictObject({
  siteId: id.exactOptional(),
  kind: z.enum(entryKinds).exactOptional(),
  user: z.string().max(500).exactOptional(),
  runId: id.exactOptional(),
  record: record.exactOptional(),
  /** Both included. */
  between: z.strictObject({ from: moment, to: moment }).exactOptional(),
});

const query = z.strictObject({
  text: z.string().max(500),
  states: z.array(z.enum(submitStates)),
  about: about.exactOptional(),
});

/** What each method of the activity takes. */
export const journalInputs = {
  'activity.list': query.extend({
    page: z.number().int().min(0).max(10_000),
    order: z.strictObject({ by: z.enum(entrySorts), isDescending: z.boolean() }).exactOptional(),
  }),
  'activity.facets': z.undefined(),
  /** Every entry that fits, without secrets, into a file that the person chooses. */
  'activity.export': query,
  /** Asks first, in a dialog of the system. What is under way, held or of unknown outcome always stays. */
  'activity.delete': z.union([
    z.strictObject({ record, siteId: id }),
    /** Of the entries that fit, those that are older. */
    z.strictObject({ fitting: query, olderThanDays: z.number().int().min(0).max(3_650) }),
  ]),
  'activity.get': z.strictObject({ activityId: id }),
  'activity.saveUnwritten': z.undefined(),
  /** `yyyy-mm-dd`, UTC: which of the program's own backups. */
  'activity.useBackup': z.strictObject({ day: z.iso.date() }),
} as const;

/** What there is to filter by. */
export interface ActivityFacets {
  sites: { siteId: string; name: string }[];
  users: string[];
  kinds: (typeof entryKinds)[number][];
  /** The newest first. */
  runs: {
    runId: string;
    /** Empty where the plan was deleted since. */
    planName: string;
    /** When it was begun. ISO 8601, UTC. */
    at: string;
  }[];
}

export interface JournalOutputs {
  'activity.list': { items: ActivitySummary[]; more: boolean; counts: Record<SubmitState, number> };
  'activity.facets': ActivityFacets;
  /** Null = the dialog was closed. */
  'activity.export': { count: number | null };
  /** Null = nobody said yes; 0 = there was nothing to ask about. */
  'activity.delete': { count: number | null };
}
