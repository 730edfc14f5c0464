import type { AppError } from '../../shared/errors';
import { createRowStore, encodeText } from './row-store';
import type { SheetBook, SheetFacts } from './sheet-book';

/** A list that somebody hands over some rows at a time, read as a sheet whose first row names the columns. */
export interface ListedBook extends SheetBook {
  /** Throws `sheet-too-many-rows` and the like. */
  add: (rows: readonly string[][]) => void;
  /** No more will come: there are none, or they could not be had. */
  finish: (error: AppError | null) => void;
}

const toNobody = () => undefined;

export function openListed(): ListedBook {
  const rows = createRowStore(() => ({ shown: '', format: '' }));
  const facts: SheetFacts = { rows, hiddenColumns: new Set(), merges: 0, comments: 0 };
  let tell: (share: number) => void = toNobody;
  let end = { resolve: () => undefined as void, reject: (_error: AppError): void => undefined };
  const done = new Promise<void>((resolve, reject) => {
    end = { resolve, reject };
  });
  // Whoever reads it is told; nobody has to.
  done.catch(() => undefined);
  return {
    format: 'listed',
    sheets: () => [{ name: '', isHidden: false }],
    active: 0,
    read: (_index, onShare) => {
      tell = onShare;
      return { facts, done };
    },
    add: (more) => {
      for (const cells of more) rows.add(rows.count(), cells.map(encodeText), 'shown');
      // How many there will be, no site tells.
      tell(0);
    },
    finish: (error) => {
      if (error) end.reject(error);
      else end.resolve();
    },
  };
}
