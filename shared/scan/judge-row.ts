import type { Presence } from '../record/actor-presence';
import type { Differences } from './find-differences';
import { rowFindings, type RowFinding } from './scan-row';

/** What the two sides of a link answered. */
export interface SideAnswers {
  crm: Presence;
  erp: Presence;
}

/** What can be said of a row, the worst first. `compared` null = at least one side has no values. */
export function judgeRow({ crm, erp }: SideAnswers, compared: Differences | null): RowFinding[] {
  const found = new Set<RowFinding>();
  if (crm === 'gone') found.add('orphan-record');
  if (erp === 'gone') found.add('orphan-actor');
  if (crm === 'not-read' || erp === 'not-read') found.add('not-read');
  for (const { outcome } of compared?.fields ?? []) found.add(outcome);
  if (found.size === 0) found.add('equal');
  return rowFindings.filter((finding) => found.has(finding));
}

/** The findings of a row as one number: the worse one is, the lower its bit, so that rows are sorted by their lowest. */
export function packFindings(findings: readonly RowFinding[]): number {
  return findings.reduce((bits, finding) => bits | bitOf(finding), 0);
}

export function unpackFindings(bits: number): RowFinding[] {
  return rowFindings.filter((finding) => (bits & bitOf(finding)) !== 0);
}

export function bitOf(finding: RowFinding): number {
  return 1 << rowFindings.indexOf(finding);
}
