import { z } from 'zod';
import type { MissingHelp } from '../journal/entry';
import type { HolderOfKey } from '../record/erp-actor';
import type { Reading } from '../record/record-state';
import type { Scan } from '../scan/scan';
import { maxScanPage, scanFilterSchema, scanQuerySchema } from '../scan/scan-query';
import { scanRequestSchema } from '../scan/scan-request';
import type { ScanFacets, ScanRow } from '../scan/scan-row';
import type { FieldValue } from '../value/field-value';
import type { PlanDescription } from '../write/plan';

const id = z.string().min(1).max(64);
const ofScan = z.strictObject({ scanId: id });
const row = z.number().int().min(0).max(10_000_000);

/** What each method of scans takes. */
export const scanInputs = {
  /** Refused with `scan-running` while another one of the same connection runs. */
  'scans.start': scanRequestSchema,
  'scans.pause': ofScan,
  'scans.continue': ofScan,
  /** Ends it for good; what it has read stays. */
  'scans.cancel': ofScan,
  'scans.list': z.strictObject({ siteId: id }),
  'scans.get': ofScan,
  'scans.rows': ofScan.extend({
    query: scanQuerySchema,
    offset: row,
    limit: z.number().int().min(1).max(maxScanPage),
  }),
  'scans.facets': ofScan.extend({ filter: scanFilterSchema }),
  /** Reads both sides of one row again, before the requests of any scan, and keeps what it finds. */
  'scans.readRow': ofScan.extend({ row }),
  /** Reads the rows that fit once more, such as those that could not be read: the scan goes on with them. */
  'scans.readAgain': ofScan.extend({ filter: scanFilterSchema }),
  /** Compares what was read by the rules as they are set now; asks no site. Refused with `scan-running` while it runs. */
  'scans.recount': ofScan,
  /** For spreadsheets, or as the values are stored. */
  'scans.export': ofScan.extend({ query: scanQuerySchema, format: z.enum(['csv', 'xlsx', 'jsonl']) }),
  /** Forgets it with everything that it has read. Refused with `scan-running` while it runs. */
  'scans.delete': ofScan,
};

/** A row that was read again: what stands on both sides now, and what the scan had seen. */
export interface FreshScanRow {
  now: ScanRow;
  before: ScanRow;
  plan: PlanDescription;
  /** Of the record's link in this connection; null = it has none any more. */
  keyOfLink: Reading<string | null>;
  /** The records that hold the key, with the others than this one first. */
  holders: Reading<HolderOfKey[]>;
  /** Null = that side was not read. */
  crm: FieldValue[] | null;
  erp: FieldValue[] | null;
  missing: MissingHelp[];
}

/** What each method of scans gives back. */
export interface ScanOutputs {
  'scans.start': Scan;
  'scans.pause': Scan;
  'scans.continue': Scan;
  'scans.cancel': Scan;
  /** Of one site, the newest first. */
  'scans.list': Scan[];
  'scans.get': Scan;
  'scans.rows': { rows: ScanRow[]; total: number };
  'scans.facets': ScanFacets;
  'scans.readRow': FreshScanRow;
  'scans.readAgain': Scan;
  'scans.recount': Scan;
  /** `path` null = the dialog was closed. */
  'scans.export': { fileName: string | null; count: number };
  'scans.delete': null;
}
