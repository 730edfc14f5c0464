import { AppError } from '../../shared/errors';
import type { Scans } from './scans';

const refuse = () => Promise.reject(new AppError('not-found', { params: { what: 'scan' } }));

/** Until the engine is there: the methods stand in the contract, so that pages can be written against them. */
export const noScans: Scans = {
  start: refuse,
  pause: refuse,
  continue: refuse,
  cancel: refuse,
  list: async () => [],
  get: refuse,
  rows: refuse,
  facets: refuse,
  readRow: refuse,
  export: refuse,
  delete: refuse,
};
