import type { ScanQuery } from '../../../shared/scan/scan-query';
import type { RowFinding, ScanField } from '../../../shared/scan/scan-row';

/** What a list was narrowed to. */
export type Meant = Pick<ScanQuery, 'field' | 'findings'>;

/** The place of the field that the list was narrowed to, or of the first that is as was asked for; else of the first of all. */
export function findMeant(fields: readonly ScanField[], { field, findings }: Meant): number {
  const named = fields.findIndex(({ crmFieldKey }) => crmFieldKey === field?.crmFieldKey);
  if (named >= 0) return named;
  return Math.max(
    0,
    fields.findIndex(({ outcome }) => findings.includes(outcome)),
  );
}

/** The findings of a row with the one first that the list was narrowed to; they come the worst first. */
export function orderFindings(findings: readonly RowFinding[], { findings: meant }: Meant): RowFinding[] {
  return [
    ...findings.filter((finding) => meant.includes(finding)),
    ...findings.filter((finding) => !meant.includes(finding)),
  ];
}
