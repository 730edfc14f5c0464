import { AppError } from '../../../shared/errors';
import type { InspectedRequest } from '../../../shared/inspector';
import { writeCurlCommand } from '../../inspector/curl-command';
import type { HarExport } from '../../inspector/export-har';
import type { RequestRecorder } from '../../inspector/request-recorder';
import type { HandlersOf } from './handlers';

/** The requests of this session: secrets were replaced before they were recorded. */
export function createInspectorHandlers(
  recorder: RequestRecorder,
  harExport: HarExport,
): HandlersOf<'inspector'> {
  const get = (id: string): InspectedRequest => {
    const request = recorder.get(id);
    if (!request) throw new AppError('not-found', { params: { what: id } });
    return request;
  };
  return {
    'inspector.list': async (query) => recorder.list(query),
    'inspector.get': async ({ id }) => get(id),
    'inspector.copyAsCurl': async ({ id }) => ({ text: writeCurlCommand(get(id)) }),
    'inspector.exportHar': async (filter) => {
      const requests = recorder.find(filter);
      // With it comes Node's HTTP, which nothing else needs at the start.
      const { exportHar } = await import('../../inspector/export-har');
      return exportHar(requests, harExport);
    },
    'inspector.clear': async () => {
      recorder.clear();
      return null;
    },
  };
}
