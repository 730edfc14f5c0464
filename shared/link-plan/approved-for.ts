import { because, levelOf, type RowReason } from './row-reason';

/** What a row is approved for is known by what spoke against it then. Another write that holds it for a while is no news of the row. */
const noNews: readonly RowReason['code'][] = ['held-by-earlier', 'approved-before'];

/**
 * Whether a check found something to be approved that nobody saw when the row was approved, be it the same reason about
 * another name or number. `approvedFor`: what stood there then; null = it was approved unseen, as a sheet may ask for.
 */
export function isBeyondApproval(
  reasons: readonly RowReason[],
  approvedFor: readonly RowReason[] | null,
): boolean {
  if (approvedFor === null || reasons.some((reason) => levelOf(reason) === 'skipped')) return false;
  const seen = new Set(approvedFor.map(nameReason));
  return reasons.some(
    (reason) =>
      levelOf(reason) === 'warning' && !noNews.includes(reason.code) && !seen.has(nameReason(reason)),
  );
}

/** The reasons of a row whose approval a check takes back. */
export function withApprovalEnded(reasons: readonly RowReason[]): RowReason[] {
  return [because('approved-before'), ...reasons];
}

function nameReason({ code, params }: RowReason): string {
  return JSON.stringify([code, Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}
