import { AppError } from '../../shared/errors';
import type { Records } from './open-journal';

/**
 * Opens at the first use and remembers; a failed opening, and a thread that was lost, is tried again by the next. After
 * `close` nothing opens it any more: a late call throws `storage-closed`.
 */
export function createRecordsLater(open: () => Promise<Records>) {
  let opened: Promise<Records> | null = null;
  let isClosed = false;
  const openOnce = () => {
    opened ??= open().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    open: async (): Promise<Records> => {
      if (isClosed) throw new AppError('storage-closed');
      const records = await openOnce();
      if (!records.isLost()) return records;
      opened = null;
      return openOnce();
    },
    close: async () => {
      isClosed = true;
      const records = await opened?.catch(() => null);
      await records?.close();
    },
  };
}
