import { z } from 'zod';
import { compareRules, type CompareRule } from '../compare/comparison';
import { fieldKinds } from '../compare/field-kinds';
import type { RestorePlan } from '../journal/restore-plan';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { maxPastedCharacters, type FoundRecords } from '../record/found-records';
import type { NewActorForm } from '../record/new-actor-form';
import type { OpenedRecord, RecentRecord } from '../record/opened-record';
import { recordIdSchema } from '../write/link-request';

const side = z.string().max(100_000);
const siteId = z.string().min(1).max(64);
const ofRecord = z.strictObject({
  siteId,
  crmActorType: z.enum(crmActorTypes),
  crmRecordId: recordIdSchema,
});

/** The door of the methods of one record. */
export const recordInputs = {
  /** Reads a record with all its links, and keeps it among the site's recent ones. */
  'records.open': ofRecord,
  'records.find': z.strictObject({ siteId, text: z.string().max(maxPastedCharacters) }),
  /** The two sides of the text fields that differ, and the rules that are switched off. */
  'records.compareTexts': z.strictObject({
    pairs: z.array(z.strictObject({ kind: z.enum(fieldKinds), crm: side, erp: side })).max(5_000),
    rulesOff: z.array(z.enum(compareRules)).max(compareRules.length),
  }),
  'records.listRecent': z.strictObject({ siteId }),
  'records.forgetRecent': ofRecord,
  'records.newActorFields': z.strictObject({
    siteId,
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
  }),
  'records.planRestore': z.strictObject({ activityId: z.string().min(1).max(64) }),
} as const;

export interface RecordOutputs {
  /**
   * Throws only where the site itself cannot be reached or named: what one call did not help with is not read in the
   * answer.
   */
  'records.open': OpenedRecord;
  'records.find': FoundRecords;
  /** By which rules each pair means the same; null where it does not. */
  'records.compareTexts': (CompareRule[] | null)[];
  /** The latest first. */
  'records.listRecent': RecentRecord[];
  'records.forgetRecent': null;
  /** Throws where the site does not name the fields: then it is not known what it asks for. */
  'records.newActorFields': NewActorForm;
  /** Throws `not-found`, `nothing-to-restore` (an entry that wrote no values or kept none), `site-address-changed`. */
  'records.planRestore': RestorePlan;
}
