import { z } from 'zod';
import { crmActorTypes } from '../record/actor-types';
import { listingSchema, type SavedSelection } from '../sheet/listing';
import { sheetMappingSchema, type SheetMapping } from '../sheet/column-use';
import type { ProposedMapping } from '../sheet/propose-mapping';
import { sheetLimits } from '../sheet/sheet-limits';
import {
  encodings,
  separators,
  type ColumnReport,
  type SheetPreview,
  type SheetProgress,
} from '../sheet/sheet-preview';
import type { SheetEvent, SheetMethod } from './sheet-channels';

const id = z.string().min(1).max(64);
const ofSheet = z.strictObject({ sheetId: id });

const changesSchema = z.strictObject({
  sheet: z
    .number()
    .int()
    .min(0)
    .max(sheetLimits.sheets - 1)
    .optional(),
  headerRow: z
    .number()
    .int()
    .min(0)
    .max(sheetLimits.rows - 1)
    .nullable()
    .optional(),
  encoding: z.enum(encodings).optional(),
  separator: z.enum(separators).optional(),
  takeHidden: z.boolean().optional(),
});

const fieldsSchema = z
  .array(z.strictObject({ crmFieldKey: z.string().max(2_000), displayName: z.string().max(2_000) }))
  .max(5_000);

/** What each method of sheets takes. */
export const sheetInputs = {
  /** Asks for a file in a dialog of the system. */
  'sheets.choose': z.undefined(),
  /** The page hands over the file that was dropped; the preload makes a path of it, which no page sees. */
  'sheets.openDropped': z.strictObject({ path: z.string().min(1).max(4_096) }),
  'sheets.paste': z.strictObject({ text: z.string().min(1).max(sheetLimits.pastedCharacters) }),
  /** A list that the site gives, as a sheet: read page by page while it is open. */
  'sheets.openListing': z.strictObject({ siteId: id, listing: listingSchema }),
  /** The selections that are kept in SuperOffice for a type of record. */
  'sheets.listSelections': z.strictObject({ siteId: id, crmActorType: z.enum(crmActorTypes) }),
  /** How it looks now, after these changes. */
  'sheets.preview': ofSheet.extend({ changes: changesSchema }),
  /** `fields`: what the connection maps, for columns that are named after them. */
  'sheets.proposeMapping': ofSheet.extend({ siteId: id, fields: fieldsSchema }),
  /** For the next sheet of this shape on this site. */
  'sheets.keepMapping': ofSheet.extend({ siteId: id, mapping: sheetMappingSchema }),
  /** Waits until the sheet was read to its end. */
  'sheets.report': ofSheet.extend({ mapping: sheetMappingSchema }),
  /** Closes it, and stops reading where it is still read. */
  'sheets.cancel': ofSheet,
} as const satisfies Record<SheetMethod, z.ZodType>;

/** What the page hands over for `sheets.openDropped`: a `File` of the browser, as it was dropped. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}

/** What each method of sheets gives back. */
export interface SheetOutputs extends Record<SheetMethod, unknown> {
  /** Null = the dialog was closed. */
  'sheets.choose': SheetPreview | null;
  'sheets.openDropped': SheetPreview;
  'sheets.paste': SheetPreview;
  'sheets.openListing': SheetPreview;
  'sheets.listSelections': SavedSelection[];
  'sheets.preview': SheetPreview;
  /** `isKept`: as the last sheet of this shape was read, and nothing has to be asked. */
  'sheets.proposeMapping': ProposedMapping & { isKept: boolean };
  'sheets.keepMapping': SheetMapping;
  'sheets.report': ColumnReport;
  'sheets.cancel': null;
}

export interface SheetEvents extends Record<SheetEvent, unknown> {
  /** At most four times a second, and when it was read to its end. */
  'sheets.progress': SheetProgress;
}
