import { z } from 'zod';
import { maxListed } from './scan-request';
import { fieldOutcomes, rowFindings, type RowFinding, type ScanRow } from './scan-row';

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

/** Nothing can be put right where both sides are the same, or nothing was read. */
const nothingToTriage: ReadonlySet<RowFinding> = new Set(['equal', 'other-kind']);
const toTriage = rowFindings.filter((finding) => !nothingToTriage.has(finding));

/** The rows of a list that are gone through one by one: those with something to put right, or the very ones that were asked for. */
export function toTriageQuery(query: ScanQuery): ScanQuery {
  const isAskedFor = query.findings.length > 0 || query.isUnsettled === true || query.rows !== undefined;
  return isAskedFor ? query : { ...query, findings: toTriage };
}

/** A row of the list that is among them. */
export function isInTriage({ findings }: Pick<ScanRow, 'findings'>, query: ScanQuery): boolean {
  const wanted = toTriageQuery(query).findings;
  return wanted.length === 0 || findings.some((finding) => wanted.includes(finding));
}

/** Not every row of the scan is meant. */
export function isNarrowed({ text, findings, field, isUnsettled, rows }: ScanFilter): boolean {
  return (
    text.trim() !== '' || findings.length > 0 || field !== null || isUnsettled === true || rows !== undefined
  );
}
