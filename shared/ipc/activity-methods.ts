import { z } from 'zod';
import { crmActorTypes } from '../record/actor-types';
import { recordIdSchema } from '../write/link-request';
import { submitStates } from '../write/states';
import { writeKinds } from '../write/write';

const id = z.string().min(1).max(64);
const record = z.strictObject({ crmActorType: z.enum(crmActorTypes), crmRecordId: recordIdSchema });
const moment = z.iso.datetime();

/** What entries are about; what is left out does not narrow. */
export const activityFilterSchema = z.strictObject({
  siteId: id.exactOptional(),
  kind: z.enum([...writeKinds, 'unlock']).exactOptional(),
  user: z.string().max(500).exactOptional(),
  runId: id.exactOptional(),
  record: record.exactOptional(),
  actor: z
    .strictObject({ erpConnectionId: recordIdSchema, erpKey: z.string().min(1).max(10_000) })
    .exactOptional(),
  /** Both included. ISO 8601, UTC. */
  between: z.strictObject({ from: moment, to: moment }).exactOptional(),
});

/** The door of the methods of the activity. */
export const activityInputs = {
  'activity.list': z.strictObject({
    text: z.string().max(500),
    states: z.array(z.enum(submitStates)),
    page: z.number().int().min(0).max(10_000),
    about: activityFilterSchema.exactOptional(),
  }),
  'activity.get': z.strictObject({ activityId: id }),
  'activity.saveUnwritten': z.undefined(),
  /** `yyyy-mm-dd`, UTC: which of the program's own backups. */
  'activity.useBackup': z.strictObject({ day: z.iso.date() }),
  /** The entries of one record of a site, or all that are older than a moment. */
  'activity.delete': z.union([z.strictObject({ siteId: id, record }), z.strictObject({ before: moment })]),
} as const;
