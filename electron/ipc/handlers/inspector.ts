import { AppError } from '../../../shared/errors';
import type { HandlersOf } from './handlers';

/** The requests of this session. Nothing is recorded yet, so every list is empty. */
export function createInspectorHandlers(): HandlersOf<'inspector'> {
  return {
    'inspector.list': async () => ({ items: [], more: false }),
    'inspector.get': notFound,
    'inspector.copyAsCurl': notFound,
    'inspector.exportHar': async () => ({ path: null, count: 0 }),
    'inspector.clear': async () => null,
  };
}

async function notFound({ id }: { id: string }): Promise<never> {
  throw new AppError('not-found', { params: { what: id } });
}
