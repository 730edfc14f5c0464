import { z } from 'zod';
import { maxListed } from './scan-request';
import { fieldOutcomes, rowFindings } from './scan-row';

/** More rows in one message are a dropped frame. */
export const maxScanPage = 200;

export const scanSorts = ['found', 'name', 'erp-key', 'finding', 'fields', 'at'] as const;
export type ScanSort = (typeof scanSorts)[number];

/** Which rows of a scan are meant: what is shown, exported, walked through. */
export const scanFilterSchema = z.strictObject({
  /** Every word stands in name, number, id or key, in any spelling of its letters. */
  text: z.string().max(500),
  /** Rows with at least one of these; empty = all. */
  findings: z.array(z.enum(rowFindings)).max(rowFindings.length),
  /** Rows in which this field is not the same; with `outcomes` only in one of these ways. */
  field: z
    .strictObject({
      crmFieldKey: z.string().max(2_000),
      outcomes: z.array(z.enum(fieldOutcomes)).max(fieldOutcomes.length),
      /** Only those that hold just these two values: what is alike. Null in a side = was not read. */
      values: z
        .strictObject({ crm: z.string().max(100_000).nullable(), erp: z.string().max(100_000).nullable() })
        .nullable(),
    })
    .nullable(),
  /** Only rows whose last write from here is not seen to be as chosen: unknown, different, refused. */
  isUnsettled: z.literal(true).exactOptional(),
  /** Only these rows, by their numbers: those for which something was chosen and not written. */
  rows: z.array(z.number().int().min(0)).max(maxListed).exactOptional(),
});
export type ScanFilter = z.infer<typeof scanFilterSchema>;

export const scanQuerySchema = scanFilterSchema.extend({
  sort: z.strictObject({ by: z.enum(scanSorts), descending: z.boolean() }),
});
export type ScanQuery = z.infer<typeof scanQuerySchema>;

export const everyScanRow: ScanQuery = {
  text: '',
  findings: [],
  field: null,
  sort: { by: 'found', descending: false },
};

/** Not every row of the scan is meant. */
export function isNarrowed({ text, findings, field, isUnsettled, rows }: ScanFilter): boolean {
  return (
    text.trim() !== '' || findings.length > 0 || field !== null || isUnsettled === true || rows !== undefined
  );
}
