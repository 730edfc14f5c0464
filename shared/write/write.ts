import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { fieldValueSchema } from '../value/field-value';
import { recordIdSchema } from './link-request';

/** A record in SuperOffice. */
export const recordRefSchema = z.strictObject({
  crmActorType: z.enum(crmActorTypes),
  crmRecordId: recordIdSchema,
});
export type RecordRef = z.infer<typeof recordRefSchema>;

/** A record in the ERP behind one connection. */
export const actorRefSchema = z.strictObject({
  erpConnectionId: recordIdSchema,
  erpActorType: z.enum(erpActorTypes),
  /** Text from end to end: `00012` stays `00012`. */
  erpKey: z.string().min(1).max(10_000),
});
export type ActorRef = z.infer<typeof actorRefSchema>;

/**
 * What whoever decided saw on both sides, by CrmFieldKey; null in a side = that side was not shown. Before the write
 * they are read again, and a value that has moved since stops it.
 */
export const seenValuesSchema = z
  .array(
    z.strictObject({
      crmFieldKey: z.string().max(2_000),
      crm: z.string().max(100_000).nullable(),
      erp: z.string().max(100_000).nullable(),
    }),
  )
  .max(5_000);
export type SeenValues = z.infer<typeof seenValuesSchema>;

const values = z.array(fieldValueSchema).max(5_000);
/** Null = by hand: nothing was read, so nothing can be compared. */
const seen = seenValuesSchema.nullable();
const record = recordRefSchema;
const actor = actorRefSchema;

/** One link, made with its values. */
export const linkWriteSchema = z
  .strictObject({
    kind: z.literal('link'),
    record,
    actor,
    values,
    seen,
    /** The link alone, by `CreateActorLink`, which takes no values: neither side is touched. */
    withoutValues: z.literal(true).exactOptional(),
  })
  .refine((write) => !write.withoutValues || write.values.length === 0);

/**
 * One change that is sent to a site: the closed list. Whoever adds a kind says in `shared/write/` what it holds, what
 * checks it, what it will do and how it is judged, and in `electron/writes/kinds/` how it is sent.
 */
export const writeSchema = z.discriminatedUnion('kind', [
  linkWriteSchema,
  z.strictObject({
    kind: z.literal('unlink'),
    record,
    erpConnectionId: recordIdSchema,
    /** The key that the link is believed to hold; null where the site does not tell keys. */
    expectedKey: z.string().max(10_000).nullable(),
  }),
  /** Two steps, one entry: the old link goes, the new one comes; when the second fails, the old one is put back. */
  z.strictObject({ kind: z.literal('relink'), record, from: actor, to: actor, values, seen }),
  /** Other values on a link that stays. */
  z.strictObject({ kind: z.literal('change-values'), record, actor, values, seen }),
  z.strictObject({
    kind: z.literal('create'),
    record,
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
    /** By ERP field key. */
    erpValues: z.record(z.string().max(2_000), z.string().max(100_000)),
  }),
  /**
   * From one side into every other place that it is linked to. Without a source it is the ERP actor. Blank values
   * overwrite only when asked for.
   */
  z.strictObject({
    kind: z.literal('resync'),
    record,
    actor,
    blanks: z.enum(['keep', 'overwrite']),
    source: z.enum(['erp', 'crm']).exactOptional(),
  }),
  /** The values from before an entry, reviewed, back onto a link that stays. */
  z.strictObject({
    kind: z.literal('restore'),
    record,
    actor,
    values,
    seen,
    entryId: z.string().min(1).max(64),
  }),
]);
export type Write = z.infer<typeof writeSchema>;
export type WriteKind = Write['kind'];
export const writeKinds = [
  'link',
  'unlink',
  'relink',
  'change-values',
  'create',
  'resync',
  'restore',
] as const satisfies readonly WriteKind[];
export type WriteOf<K extends WriteKind> = Extract<Write, { kind: K }>;
