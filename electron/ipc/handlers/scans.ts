import type { Scans } from '../../scans/scans';
import type { HandlersOf } from './handlers';

export function createScansHandlers(scans: Scans): HandlersOf<'scans'> {
  return {
    'scans.start': (request) => scans.start(request),
    'scans.pause': ({ scanId }) => scans.pause(scanId),
    'scans.continue': ({ scanId }) => scans.continue(scanId),
    'scans.cancel': ({ scanId }) => scans.cancel(scanId),
    'scans.list': ({ siteId }) => scans.list(siteId),
    'scans.get': ({ scanId }) => scans.get(scanId),
    'scans.rows': (input) => scans.rows(input),
    'scans.facets': (input) => scans.facets(input),
    'scans.readRow': (input) => scans.readRow(input),
    'scans.readAgain': ({ scanId, filter }) => scans.readAgain(scanId, filter),
    'scans.recount': ({ scanId }) => scans.recount(scanId),
    'scans.export': (input) => scans.export(input),
    'scans.delete': async ({ scanId }) => {
      await scans.delete(scanId);
      return null;
    },
  };
}
