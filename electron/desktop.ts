import type { ChromiumPort } from './network/compatibility-adapter';
import type { ReadChosenFile } from './network/read-file-once';

/** What only Electron can do for the services; tests put their own in its place. */
export interface Desktop {
  /** The system's proxy answer for a URL. */
  resolveProxy: (url: string) => Promise<string>;
  createChromiumPort: (name: string) => ChromiumPort;
  /** Hands a login page to the system's browser. Throws for an address that is not one of SuperOffice's. */
  openSignInPage: (address: string) => Promise<void>;
  /** Hands the page of a record to the system's browser. Throws for an address that is none of the site's. */
  openRecordPage: (address: string, siteOrigin: string) => Promise<void>;
  /** Both give the path, or null where the dialog was closed. */
  chooseFileToSave: (kind: FileKind, suggestedName: string) => Promise<string | null>;
  chooseFileToOpen: (kind: FileKind) => Promise<string | null>;
  /** Reads such a file where one that hangs can be given up whole. */
  readChosenFile: ReadChosenFile;
  /**
   * Asks the person in a window of our own, which no page can draw, answer or close. False unless it was a clear yes; the
   * signal takes the question away.
   */
  confirm: (question: Question, signal?: AbortSignal) => Promise<boolean>;
  /** Of work that goes on by itself, 0 to 1, on the taskbar; the computer does not fall asleep meanwhile. Null = there is none. */
  showProgress: (done: number | null) => void;
}

export interface Question {
  title: string;
  detail: string;
  /** What the button says that goes on. */
  yes: string;
  /** What the one says that changes nothing, where *Cancel* would not be clear. */
  no?: string;
}

export type FileKind =
  'sites' | 'certificates' | 'har' | 'entries' | 'csv' | 'xlsx' | 'jsonl' | 'html' | 'sheets';
