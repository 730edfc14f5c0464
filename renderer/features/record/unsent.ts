import { createContext, use, useInsertionEffect, useState } from 'react';

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
