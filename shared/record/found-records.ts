import type { AppErrorData } from '../errors';
import type { ErpActorType } from './actor-types';
import type { AddressPlace } from './address-place';
import type { CrmRecord } from './crm-record';
import type { TextCandidate } from './pasted-text';

/** What a ticket may hold; longer texts are refused at the door, so the page cuts them and says so. */
export const maxPastedCharacters = 20_000;

/** What a pasted text contains, and the records that were found by it. Nothing is opened that nobody chose. */
export interface FoundRecords {
  /** The surest first. Empty = nothing in the text could be searched for. */
  candidates: TextCandidate[];
  /** Each record once, the surest first. */
  hits: RecordHit[];
  /** Candidates whose search failed: it is not known whether a record belongs to them. */
  failed: { candidate: number; error: AppErrorData }[];
  /**
   * Candidates in an address that is not known to be of this site. Those of another installation were not searched: their
   * id is another record here. What was found by one that the address alone does not tell is for a person to judge.
   */
  foreign?: { candidate: number; place: Exclude<AddressPlace, 'ours'> }[];
  /** The text may hold an ERP key, and the site would not say which record holds it. */
  keysNotRead?: boolean;
}

export interface RecordHit {
  record: CrmRecord;
  /** The candidates that found it, by their place in `candidates`. */
  by: number[];
  /** The ERP keys of the text that it is linked to. */
  heldKeys?: HeldKey[];
  /** False = SuperOffice shows no such record, or not to this user, and a link to it is there all the same. */
  isShown?: false;
}

/** An ERP key that a record holds in a connection. */
export interface HeldKey {
  connectionName: string;
  /** Null where the site does not tell it. */
  erpActorType: ErpActorType | null;
  erpKey: string;
}
