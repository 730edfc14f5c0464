import type { Scan, ScanScopeSummary } from '../../../shared/scan/scan';
import type { Text } from '../../../shared/text/text';

/** "Fjord Accounting, 2026-11-28, 12:40". */
export function nameScan(
  { erpConnectionName, startedAt }: Scan,
  t: Text,
  time: (iso: string) => string,
): string {
  return t('mismatches.scan.named', { connection: erpConnectionName, time: time(startedAt) });
}

export function describeScope(scope: ScanScopeSummary, t: Text): string {
  switch (scope.kind) {
    case 'all':
      return t('mismatches.scan.scopeAll');
    case 'changed-since':
      return t('mismatches.scan.scopeSince', { day: scope.since });
    case 'records':
      return t('mismatches.scan.scopeRecords', { count: scope.count });
    case 'keys':
      return t('mismatches.scan.scopeKeys', { count: scope.count });
  }
}

/** A time that is left, no more exact than anybody can know it. */
export function describeSeconds(seconds: number, t: Text): string {
  if (seconds < 60) return t('mismatches.scan.seconds', { count: Math.max(1, Math.ceil(seconds / 5) * 5) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('mismatches.scan.minutes', { count: minutes });
  return t('mismatches.scan.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
