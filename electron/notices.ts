import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '../shared/errors';
import type { Notice } from '../shared/ipc/contract';

/** What was put aside or found unfinished since the program started. */
export interface Notices {
  /** One of the same id takes the place of the older. */
  add: (notice: Notice) => void;
  list: () => Notice[];
}

/** Keeps notices for a page that opens later, and tells the one that is open. */
export function createNotices(emit: (notice: Notice) => void): Notices {
  const notices: Notice[] = [];
  return {
    add: (notice) => {
      const older = notices.findIndex(({ id }) => id === notice.id);
      if (older !== -1) notices.splice(older, 1);
      notices.push(notice);
      emit(notice);
    },
    list: () => [...notices],
  };
}

/** One notice for as long as entries wait to be written; the same one then says that they are. */
export function createUnwrittenNotice(add: Notices['add']) {
  let id: string | null = null;
  let most = 0;
  return ({ count, code, file }: { count: number; code: ErrorCode; file: string }): void => {
    id ??= randomUUID();
    most = Math.max(most, count);
    if (count > 0) {
      const kind = code === 'storage-full' ? 'entries-not-kept-full' : 'entries-not-kept';
      return add({ id, kind, params: { count, file } });
    }
    add({ id, kind: 'entries-kept-late', params: { count: most } });
    id = null;
    most = 0;
  };
}
