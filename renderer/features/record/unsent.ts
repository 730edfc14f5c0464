import { createContext, use, useInsertionEffect, useState } from 'react';
import type { DraftRow } from '../../../shared/link/draft';
import { useWouldBeLost } from '../../app-state/would-be-lost';
import type { DraftForm } from '../../components/field-values/draft-form';
import { listRows } from '../../components/field-values/row-state';
import { useRecord } from './record-context';

/** Knows how many changed values of the open record were not sent, without drawing the screen anew at each keystroke. */
export interface UnsentKeeper {
  count(): number;
  /** The record that they belong to. */
  name(): string;
  /** Takes over who counts; gives back how to let go. */
  follow(count: () => number, name: string): () => void;
}

export const UnsentContext = createContext<UnsentKeeper | null>(null);

export function useUnsentKeeper(): UnsentKeeper {
  const [keeper] = useState<UnsentKeeper>(() => {
    let followed: { count: () => number; name: string } | null = null;
    return {
      count: () => followed?.count() ?? 0,
      name: () => followed?.name ?? '',
      follow(count, name) {
        const mine = { count, name };
        followed = mine;
        return () => {
          if (followed === mine) followed = null;
        };
      },
    };
  });
  return keeper;
}

/** Tells the screen how many changed values stand here unsent. */
export function useUnsent(count: () => number, name: string): void {
  const keeper = use(UnsentContext);
  // Not by what ends with the sight of the screen: another part of the window may show it again with another record.
  useInsertionEffect(() => keeper?.follow(count, name), [keeper, count, name]);
}

/** Something stands in a form of the open record that was neither sent nor kept. */
export function useUnsentForm(kind: 'record-values' | 'record-form', isFilled: () => boolean): void {
  const { submitter } = useRecord().writer;
  useWouldBeLost(kind, () => !submitter.isBusy() && isFilled());
}

export function isTouched({ source, syncToCrm, syncToErp }: DraftRow): boolean {
  return source === 'typed' || syncToCrm || syncToErp;
}

/** How many values of the table were changed, or are set to be written. */
export function countTouched({ store }: DraftForm): number {
  return listRows(store.getState()).filter(isTouched).length;
}
