import type { Lost } from '../shared/would-be-lost';
import type { Desktop } from './desktop';
import { askToQuit, type LeftBehind } from './questions';
import type { ServiceDeps } from './services';

/**
 * Asks the person where a plan is being sent, or something would be lost, before anything is stopped; the signal takes the
 * question away. After a no the page shows what would have been lost.
 */
export type MayQuit = (lost: readonly Lost[], signal: AbortSignal) => Promise<boolean>;

interface Surroundings extends Pick<LeftBehind, 'nameSite'>, Pick<ServiceDeps, 'emit'> {
  isBusy: () => boolean;
  desktop: Pick<Desktop, 'confirm'>;
}

export function createMayQuit({ isBusy, nameSite, desktop, emit }: Surroundings): MayQuit {
  return async (lost, signal) => {
    const question = askToQuit({ isBusy: isBusy(), lost, nameSite });
    if (question === null || (await desktop.confirm(question, signal))) return true;
    if (lost.length > 0 && !signal.aborted) emit('app.staying', {});
    return false;
  };
}
