import { z } from 'zod';
import { sheetLimits } from '../sheet/sheet-limits';
import { rowReasonCodes, type RowReasonCode } from './row-reason';
import { rowStands } from './row-stand';
import { decisions } from './row-state';

export const rowOrders = ['sheet', 'state', 'key', 'record', 'decision', 'note'] as const;
export type RowOrder = (typeof rowOrders)[number];

/** Which rows, and in which order. An empty list of a facet means all. */
export const rowFilterSchema = z.strictObject({
  /** In keys, names, records as given and notes. */
  text: z.string().max(500),
  states: z.array(z.enum(rowStands)).max(20),
  reasons: z.array(z.enum(rowReasonCodes as [RowReasonCode, ...RowReasonCode[]])).max(100),
  decisions: z.array(z.enum([...decisions, 'none'])).max(4),
});
export type RowFilter = z.infer<typeof rowFilterSchema>;

export const everyRow: RowFilter = { text: '', states: [], reasons: [], decisions: [] };

export const rowQuerySchema = rowFilterSchema.extend({
  sort: z.strictObject({ by: z.enum(rowOrders), descending: z.boolean() }),
  /** Of the first row wanted, from 0: a long list asks for what is in sight. */
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(500),
});
export type RowQuery = z.infer<typeof rowQuerySchema>;

/** The same for names of rows alone, of which there may be as many as a plan has. */
export const rowSpanSchema = rowQuerySchema.extend({ limit: z.number().int().min(1).max(sheetLimits.rows) });

/** Some rows by name, or all that a filter has. */
export const rowSelectionSchema = z.union([
  z.strictObject({ rowIds: z.array(z.string().min(1).max(64)).min(1).max(sheetLimits.rows) }),
  z.strictObject({ filter: rowFilterSchema }),
]);
export type RowSelection = z.infer<typeof rowSelectionSchema>;
