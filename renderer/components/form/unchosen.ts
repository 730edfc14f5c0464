import { createContext } from 'react';

/**
 * The names of the boxes of one form whose text stands for none of their choices. The form must not be sent while there
 * are any: what it holds for them is not what the person typed.
 */
export const UnchosenContext = createContext<Set<string>>(new Set());
