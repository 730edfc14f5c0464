import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../shared/errors';
import type { SheetAnswer, SheetRequest, SheetResults, SheetSource } from './messages';
import { createSheetSession, type SheetSession } from './sheet-session';

/** Serves one sheet to the other end of the port, for as long as the thread lives. */
export function serveSheet(port: MessagePort, source: SheetSource): void {
  const send = (message: SheetAnswer) => port.postMessage(message);
  const session = createSheetSession(source, (progress) => send({ progress }));
  const serve = async (request: SheetRequest) => {
    const { id } = request;
    try {
      send({ id, ok: true, result: await answer(session, request) });
    } catch (error) {
      const known = error instanceof AppError ? error : new AppError('bug', { detail: describe(error) });
      send({ id, ok: false, error: known.toData() });
    }
  };
  port.on('message', (request: SheetRequest) => void serve(request));
}

function answer(session: SheetSession, request: SheetRequest): Promise<SheetResults[keyof SheetResults]> {
  switch (request.kind) {
    case 'preview':
      return session.preview(request.changes);
    case 'rows':
      return session.rows(request.from, request.count);
    case 'map':
      return session.map(request.mapping, request.keep, request.from, request.count);
    case 'report':
      return session.report(request.mapping);
    case 'columns':
      return session.columns();
    case 'add':
      return session.add(request.rows);
    case 'finish':
      return session.finish(request.error);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
