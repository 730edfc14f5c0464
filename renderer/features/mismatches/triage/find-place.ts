import { maxScanPage, type ScanQuery } from '../../../../shared/scan/scan-query';
import { callBridge } from '../../../api/client';

/**
 * Where a row stands in a list by now; null = it is in the list no more, or nobody can say. Looked for first where it stood
 * (`near`): a row that was put right moves, most others stay next to their places.
 */
export async function findPlace(
  scanId: string,
  query: ScanQuery,
  { row, near }: { row: number; near: number },
): Promise<number | null> {
  const readPage = async (page: number) => {
    const offset = page * maxScanPage;
    const { rows, total } = await callBridge('scans.rows', { scanId, query, offset, limit: maxScanPage });
    const at = rows.findIndex((one) => one.row === row);
    return { place: at < 0 ? null : offset + at, pages: Math.ceil(total / maxScanPage) };
  };
  const start = Math.floor(near / maxScanPage);
  try {
    const first = await readPage(start);
    if (first.place !== null) return first.place;
    const others = Array.from({ length: first.pages }, (_, page) => page)
      .filter((page) => page !== start)
      .toSorted((one, other) => Math.abs(one - start) - Math.abs(other - start));
    for (const page of others) {
      const { place } = await readPage(page);
      if (place !== null) return place;
    }
    return null;
  } catch {
    // The list says by itself why it cannot be read.
    return null;
  }
}
