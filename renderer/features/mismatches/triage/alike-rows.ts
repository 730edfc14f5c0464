import { useQuery } from '@tanstack/react-query';
import { everyScanRow, maxScanPage } from '../../../../shared/scan/scan-query';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import { callBridge } from '../../../api/client';

/** All rows but `row` whose field holds just these two values, as the scan read them: what is listed is what is written. */
export function useAlikeRows(scanId: string, row: number, { crmFieldKey, crm, erp }: ScanField) {
  const values = { crm: crm?.value ?? null, erp: erp?.value ?? null };
  return useQuery({
    queryKey: ['app', 'alike', scanId, row, crmFieldKey, values],
    queryFn: async () => {
      const query = { ...everyScanRow, field: { crmFieldKey, outcomes: [], values } };
      const rows = new Map<number, ScanRow>();
      for (let offset = 0, total = 1; offset < total; offset += maxScanPage) {
        const page = await callBridge('scans.rows', { scanId, query, offset, limit: maxScanPage });
        for (const one of page.rows) rows.set(one.row, one);
        total = page.total;
      }
      rows.delete(row);
      return [...rows.values()];
    },
    staleTime: 0,
    gcTime: 0,
    // What somebody looks through must not change under the button.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
