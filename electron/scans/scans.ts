import type { Input, Outputs } from '../../shared/ipc/contract';

/** The scans of all sites: what the page can ask for. Throws `not-found` for a scan that is not there. */
export interface Scans {
  start: (request: Input<'scans.start'>) => Promise<Outputs['scans.start']>;
  pause: (scanId: string) => Promise<Outputs['scans.pause']>;
  /** Throws `scan-running`, `scan-over`, `scan-read-elsewhere` and the errors of signing in. */
  continue: (scanId: string) => Promise<Outputs['scans.continue']>;
  cancel: (scanId: string) => Promise<Outputs['scans.cancel']>;
  list: (siteId: string) => Promise<Outputs['scans.list']>;
  get: (scanId: string) => Promise<Outputs['scans.get']>;
  rows: (input: Input<'scans.rows'>) => Promise<Outputs['scans.rows']>;
  facets: (input: Input<'scans.facets'>) => Promise<Outputs['scans.facets']>;
  readRow: (input: Input<'scans.readRow'>) => Promise<Outputs['scans.readRow']>;
  readAgain: (
    scanId: string,
    filter: Input<'scans.readAgain'>['filter'],
  ) => Promise<Outputs['scans.readAgain']>;
  /** Compares what was read by the rules as they are set now; asks no site. Throws `scan-running` and `scan-rules-not-noted`. */
  recount: (scanId: string) => Promise<Outputs['scans.recount']>;
  export: (input: Input<'scans.export'>) => Promise<Outputs['scans.export']>;
  delete: (scanId: string) => Promise<void>;
}
