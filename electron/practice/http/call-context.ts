import type { PracticeStore } from '../data/store';
import type { Language } from './language';

/** What every call may look at beside its own input. */
export interface CallContext {
  store: PracticeStore;
  language: Language;
  /** In which numbers and dates inside texts are written; null = in the documented form. */
  culture: string | null;
  userName: string;
  /** Address of the API as this client reached it, ending in `/api`. */
  apiAddress: string;
  now: () => Date;
}
