import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { AppError } from '../../shared/errors';
import { methods, type EventName, type Method } from '../../shared/ipc/channels';
import type { EventPayloads, Result } from '../../shared/ipc/contract';
import type { AnyHandlers } from './handlers/handlers';
import { loadInputSchema } from './input-schemas';
import { checkMessage } from './message-limits';
import { isTrustedSender, type Sender } from './trusted-sender';

export interface Door {
  /** The contents of our window; undefined while there is none. */
  ownContents: () => WebContents | undefined;
  /** Resolves late: services are made after the window. */
  handlers: () => Promise<AnyHandlers>;
  /** Keeps stack and cause of a bug in the log and returns the reference that the user sees. */
  logBug: (method: Method, error: unknown) => string;
}

/** Opens every method of the contract to our page. Once, at boot. */
export function registerHandlers(door: Door): void {
  for (const method of methods) {
    ipcMain.handle(method, (event, input: unknown) => answerCall(door, method, describeSender(event), input));
  }
}

/** One call: is it our page, is the input well formed, run, envelope. Never throws. Exported for the tests. */
export async function answerCall(
  door: Door,
  method: Method,
  sender: Sender,
  input: unknown,
): Promise<Result<unknown>> {
  try {
    if (!isTrustedSender(sender, door.ownContents()?.id)) throw new AppError('forbidden-sender');
    checkMessage(input);
    // Before the schema, so that it waits for the page's first file with the services.
    const handlers = await door.handlers();
    const parsed = (await loadInputSchema(method)).safeParse(input);
    if (!parsed.success) throw new AppError('invalid-input', { detail: describeIssues(parsed.error.issues) });
    // The schema of this very method has parsed the input, which TypeScript cannot see across the loop.
    return { ok: true, data: await handlers[method](parsed.data as never) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toData() };
    const logReference = door.logBug(method, error);
    const { writingMethods } = await import('../../shared/ipc/contract');
    const changed = writingMethods.some((writing) => writing === method) ? 'unknown' : 'nothing';
    return { ok: false, error: new AppError('bug', { params: { logReference }, changed }).toData() };
  }
}

/** Tells the page that something happened; without a window nobody is there to be told. */
export function createEmitter(ownContents: Door['ownContents']) {
  return <E extends EventName>(event: E, payload: EventPayloads[E]): void => {
    const contents = ownContents();
    if (contents && !contents.isDestroyed()) contents.send(event, payload);
  };
}

function describeSender(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    frame: frame && {
      url: frame.url,
      isMain: frame.parent === null && frame.frameTreeNodeId === event.sender.mainFrame.frameTreeNodeId,
    },
  };
}

/** Where the input is wrong, never what stands there. */
function describeIssues(issues: readonly { path: PropertyKey[]; code: string }[]): string {
  return issues
    .slice(0, 20)
    .map(({ path, code }) => `${path.map(String).join('.')}: ${code}`)
    .join('\n');
}

/**
 * Closes the one channel that a library opens by itself: electron-store answers any page with the path of the data
 * folder. Our page cannot call it; nobody shall have to rely on that. Call after the first settings file is open.
 */
export function closeForeignChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
