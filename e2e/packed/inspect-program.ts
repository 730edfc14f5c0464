import { findFreePort } from '../../electron/testing/free-port';
import {
  expect,
  hasOpenDatabase,
  letInspect,
  test as base,
  type PackedRun,
  type StartOptions,
} from './packed-program';

/** Runs an expression in the main process; it may use `require('electron')`. The answer is plain data. */
export type Ask = <T>(expression: string) => Promise<T>;

export interface Inspected {
  run: PackedRun;
  ask: Ask;
  /** The same in the page of the window, once it is ready. */
  askPage: Ask;
  /** Quits it and lets go: it would wait for whoever looks in. */
  quit: () => Promise<void>;
}

/** `inspect` starts a copy of the packed program that lets the test, and nobody else's promise, look in. */
export const test = base.extend<{ inspect: (options?: StartOptions) => Promise<Inspected> }>({
  inspect: async ({ start, copy }, use) => {
    const folder = await copy();
    await letInspect(folder);
    const sockets: WebSocket[] = [];
    await use(async ({ args = [], ...options } = {}) => {
      const port = await findFreePort();
      const run = await start({ folder, args: [...args, `--inspect=${port}`], ...options });
      // Who asks before Electron's own module is there never gets it.
      await expect.poll(() => hasOpenDatabase(run)).toBe(true);
      const socket = await connect(port);
      sockets.push(socket);
      const ask = createAsk(socket);
      const askPage = createAskPage(ask);
      await expect.poll(() => askPage(`document.documentElement.dataset.ready`).catch(() => '')).toBe('true');
      const quit = async () => {
        // By then `require` is gone again: it is there for what is asked alone.
        await ask(`((app) => void setTimeout(() => app.quit(), 0))(require('electron').app)`);
        socket.close();
      };
      return { run, ask, askPage, quit };
    });
    for (const socket of sockets) socket.close();
  },
});

export { expect };

async function connect(port: number): Promise<WebSocket> {
  let address = '';
  await expect
    .poll(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => null);
      const [target] = answer === null ? [] : ((await answer.json()) as { webSocketDebuggerUrl: string }[]);
      address = target?.webSocketDebuggerUrl ?? '';
      return address;
    })
    .not.toBe('');
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  return socket;
}

interface Evaluated {
  id: number;
  /** Missing where the runtime was not there yet. */
  result?: { result: { value: unknown }; exceptionDetails?: { exception?: { description?: string } } };
}

function createAsk(socket: WebSocket): Ask {
  let last = 0;
  return <T>(expression: string) =>
    new Promise<T>((resolve, reject) => {
      const id = (last += 1);
      const listen = (event: MessageEvent) => {
        const answer = JSON.parse(String(event.data)) as Evaluated;
        if (answer.id !== id) return;
        socket.removeEventListener('message', listen);
        const failure = answer.result?.exceptionDetails;
        if (answer.result === undefined || failure) reject(new Error(failure?.exception?.description));
        else resolve(answer.result.result.value as T);
      };
      socket.addEventListener('message', listen);
      const params = { expression, awaitPromise: true, returnByValue: true, includeCommandLineAPI: true };
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    });
}

function createAskPage(ask: Ask): Ask {
  return <T>(expression: string) =>
    ask<T>(
      `require('electron').BrowserWindow.getAllWindows()[0].webContents.executeJavaScript(${JSON.stringify(expression)})`,
    );
}
