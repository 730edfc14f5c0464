import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { exitCodes, type ExitCode } from './exit-codes';
import type { Output } from './print-rows';

/** What one start of the program hands to another that is running already: a command, and where its words are wanted. */
export const commandCallSchema = z.strictObject({
  kind: z.literal('actorlink-command'),
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
}

export async function openCallingSide(
  { argv, folder }: Pick<CommandCall, 'argv' | 'folder'>,
  output: Output,
): Promise<CallingSide> {
  const secret = randomBytes(32).toString('hex');
  const own = process.platform === 'win32' ? null : mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const address =
    own === null ? `\\\\.\\pipe\\actorlink-${randomBytes(16).toString('hex')}` : path.join(own, 'command');
  const server = createServer();
  const known = new Set<Socket>();
  let isStopped = false;
  const exitCode = new Promise<ExitCode>((resolve) => {
    server.on('connection', (socket) => {
      let isKnown = false;
      listen(socket, (message) => {
        // Whoever does not know the secret is not the program that was asked.
        if (!isKnown) {
          isKnown = 'secret' in message && message.secret === secret;
          if (!isKnown) socket.destroy();
          else {
            known.add(socket);
            if (isStopped) send(socket, { stop: true });
          }
          return;
        }
        if ('row' in message) output.row(message.row);
        else if ('tell' in message) output.tell(message.tell);
        else if ('exit' in message) resolve(message.exit as ExitCode);
      });
      // The other side went away in the middle.
      socket.on('close', () => isKnown && resolve(exitCodes.notUsable));
    });
  }).finally(() => {
    server.close();
    if (own !== null) rmSync(own, { recursive: true, force: true });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  return {
    call: { kind: 'actorlink-command', argv: [...argv], folder, address, secret },
    stop: () => {
      // Also where nobody has come yet to be told.
      isStopped = true;
      for (const socket of known) send(socket, { stop: true });
    },
    exitCode,
  };
}

/** The side of the running program: does the work, and says its words where they are wanted. */
export async function answerCall(
  call: CommandCall,
  work: (output: Output, signal: AbortSignal) => Promise<ExitCode>,
): Promise<void> {
  const stopping = new AbortController();
  const socket = connect(call.address);
  socket.on('error', () => stopping.abort());
  socket.on('close', () => stopping.abort());
  send(socket, { secret: call.secret });
  listen(socket, (message) => {
    if ('stop' in message) stopping.abort();
  });
  const output: Output = {
    row: (row) => send(socket, { row }),
    tell: (tell) => send(socket, { tell }),
  };
  const exit = await work(output, stopping.signal);
  send(socket, { exit });
  socket.end();
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
