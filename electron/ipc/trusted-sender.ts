import { isAppAddress } from '../window/app-address';

/** What of an IPC event tells who calls. */
export interface Sender {
  contentsId: number;
  /** Null when the frame is gone or has navigated since it called. */
  frame: { url: string; isMain: boolean } | null;
}

/** Is this the main frame of our own window, showing our own page? */
export function isTrustedSender(sender: Sender, ownContentsId: number | undefined): boolean {
  if (ownContentsId === undefined || sender.contentsId !== ownContentsId) return false;
  return sender.frame !== null && sender.frame.isMain && isAppAddress(sender.frame.url);
}
