import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createProgramText } from '../../shared/text/program-text';
import { exitCodes, type ExitCode } from './exit-codes';
import type { Output } from './print-rows';

/**
 * What one start of the program hands to another that is running already: a command, and where its words are wanted; or that
 * somebody wants the window.
 */
export const commandCallSchema = z.strictObject({
  kind: z.enum(['actorlink-command', 'actorlink-window']),
  argv: z.array(z.string().max(4_096)).max(100),
  folder: z.string().max(4_096),
  /** A socket of this user alone, in a folder that nobody else can look into, or a pipe of an unguessable name. */
  address: z.string().max(1_000),
  secret: z.string().length(64),
});
export type CommandCall = z.infer<typeof commandCallSchema>;

const messageSchema = z.union([
  z.strictObject({ secret: z.string() }),
  z.strictObject({ row: z.string() }),
  z.strictObject({ tell: z.string() }),
  z.strictObject({ exit: z.number().int() }),
  z.strictObject({ stop: z.literal(true) }),
]);
type Message = z.infer<typeof messageSchema>;

/** The side of the command line: waits for the program that is running to do the work and say its words here. */
export interface CallingSide {
  call: CommandCall;
  /** Tells the other side to stop after what is under way. */
  stop: () => void;
  exitCode: Promise<ExitCode>;
  /** Where nobody is to be called after all. */
  close: () => void;
}

const say = createProgramText();
/** How long the other side may take to come. It has nothing to wait for itself. */
const patienceMs = 30_000;

/** Exit code 6 where the other side never comes, or goes away in the middle; the output says which. */
export async function openCallingSide(
  { kind, argv, folder }: Pick<CommandCall, 'kind' | 'argv' | 'folder'>,
  output: Output,
): Promise<CallingSide> {
  const secret = randomBytes(32).toString('hex');
  const own = process.platform === 'win32' ? null : mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const address =
    own === null ? `\\\\.\\pipe\\actorlink-${randomBytes(16).toString('hex')}` : path.join(own, 'command');
  const server = createServer();
  const known = new Set<Socket>();
  let isStopped = false;
  let patience: NodeJS.Timeout | undefined;
  const close = () => {
    clearTimeout(patience);
    server.close();
    if (own !== null) rmSync(own, { recursive: true, force: true });
  };
  const exitCode = new Promise<ExitCode>((resolve) => {
    patience = setTimeout(() => {
      output.tell(say('commandLine.notAnswered'));
      resolve(exitCodes.notUsable);
    }, patienceMs);
    let isOver = false;
    server.on('connection', (socket) => {
      let isKnown = false;
      listen(socket, (message) => {
        // Whoever does not know the secret is not the program that was asked.
        if (!isKnown) {
          isKnown = 'secret' in message && message.secret === secret;
          if (!isKnown) socket.destroy();
          else {
            known.add(socket);
            clearTimeout(patience);
            if (isStopped) send(socket, { stop: true });
          }
          return;
        }
        if ('row' in message) output.row(message.row);
        else if ('tell' in message) output.tell(message.tell);
        else if ('exit' in message) {
          isOver = true;
          resolve(message.exit as ExitCode);
        }
      });
      socket.on('close', () => {
        if (!isKnown || isOver) return;
        output.tell(say('commandLine.leftAlone'));
        resolve(exitCodes.notUsable);
      });
    });
  }).finally(() => close());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    call: { kind, argv: [...argv], folder, address, secret },
    stop: () => {
      // Also where nobody has come yet to be told.
      isStopped = true;
      for (const socket of known) send(socket, { stop: true });
    },
    exitCode,
    close,
  };
}

/** Why work is stopped whose command was killed: nobody said that it shall stop. */
export const callerGone = 'caller-gone';

/** The side of the running program: does the work, and says its words where they are wanted. Throws what the work throws, and where nobody waits for them. */
export async function answerCall(
  call: CommandCall,
  work: (output: Output, signal: AbortSignal) => Promise<ExitCode>,
): Promise<void> {
  const stopping = new AbortController();
  const socket = connect(call.address);
  const stopForNobody = () => stopping.abort(callerGone);
  socket.on('error', stopForNobody).on('close', stopForNobody);
  // Work of which nobody would hear is not begun.
  await once(socket, 'connect');
  send(socket, { secret: call.secret });
  listen(socket, (message) => {
    if ('stop' in message) stopping.abort();
  });
  const output: Output = {
    row: (row) => send(socket, { row }),
    tell: (tell) => send(socket, { tell }),
  };
  try {
    const exit = await work(output, stopping.signal);
    send(socket, { exit });
  } finally {
    // Whoever asked never waits for nothing.
    await new Promise<void>((written) => (socket.destroyed ? written() : socket.end(written)));
  }
}

function send(socket: Socket, message: Message): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

function listen(socket: Socket, onMessage: (message: Message) => void): void {
  createInterface({ input: socket }).on('line', (line) => {
    const parsed = messageSchema.safeParse(parseJson(line));
    if (parsed.success) onMessage(parsed.data);
    else socket.destroy();
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
