import type { Notice } from '../shared/ipc/contract';

/** What was put aside or found unfinished since the program started. */
export interface Notices {
  add: (notice: Notice) => void;
  list: () => Notice[];
}

/** Keeps notices for a page that opens later, and tells the one that is open. */
export function createNotices(emit: (notice: Notice) => void): Notices {
  const notices: Notice[] = [];
  return {
    add: (notice) => {
      notices.push(notice);
      emit(notice);
    },
    list: () => [...notices],
  };
}
