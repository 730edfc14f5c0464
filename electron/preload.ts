import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { events, methods, type Method } from '../shared/ipc/channels';
import { takePeerConnections } from './window/no-peer-connections';

if (!process.sandboxed) throw new Error('The page must run in the sandbox.');

type Call = (input?: unknown) => Promise<unknown>;
const bridge: Record<string, Record<string, Call>> = {};
for (const method of methods) {
  const [domain = '', name = ''] = method.split('.');
  (bridge[domain] ??= {})[name] = (input) => ipcRenderer.invoke(method, input);
}

// The page's first question is asked before its scripts are there, so that one picture is enough.
let startAnswers: Promise<unknown> | null = ipcRenderer.invoke('app.start' satisfies Method);
bridge['app'] = {
  ...bridge['app'],
  start: () => {
    const asked = startAnswers ?? ipcRenderer.invoke('app.start' satisfies Method);
    startAnswers = null;
    return asked;
  },
};

// Only a file that a person dropped has a path, and the page never sees it: what it made up itself has none.
bridge['sheets'] = {
  ...bridge['sheets'],
  openDropped: (file) => ipcRenderer.invoke('sheets.openDropped' satisfies Method, { path: findPath(file) }),
};

/** Empty for anything that is no file of the disk, which the main process refuses as every other wrong input. */
function findPath(file: unknown): string {
  try {
    return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
  } catch {
    return '';
  }
}

/** The listener gets the payload alone: the event object would hand the page a way to `ipcRenderer`. */
function on(event: string, listener: (payload: unknown) => void): () => void {
  if (!(events as readonly string[]).includes(event)) throw new Error(`There is no event ${event}.`);
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.removeListener(event, forward);
  };
}

contextBridge.exposeInMainWorld('actorlink', { ...bridge, on });
takePeerConnections();
