import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { assertNever } from '../../../shared/errors';
import type { Answer } from './answers';
import type { Fault } from './faults';
import { refuse } from './refusal';

/** What a fault may do to the answer of one request. */
export interface FaultStage {
  response: ServerResponse;
  /** Does the work of the request and gives its answer. */
  work: () => Answer;
  /** Sends an answer in the ordinary way and logs its status. */
  send: (answer: Answer) => void;
  /** Ends waits when the site stops or the client goes away. */
  signal: AbortSignal;
  /** Aborts when the faults are cleared. */
  cleared: AbortSignal;
}

const htmlPage =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>';

async function trickle(fault: Fault, { response, signal }: FaultStage, answer: Answer): Promise<number> {
  const bytes = Buffer.from(fault.body ?? answer.body, 'utf8');
  const status = fault.status ?? answer.status;
  response.writeHead(status, { ...answer.headers, ...fault.headers, 'Content-Length': bytes.length });
  response.flushHeaders();
  for (const byte of bytes) {
    await wait(fault.delayMs ?? 1_000, undefined, { signal });
    response.write(Buffer.of(byte));
  }
  response.end();
  return status;
}

/** Ends a connection without an answer, the orderly way or by a reset. */
export function closeConnection({ reset }: Fault, socket: Socket | null): void {
  if (reset) socket?.resetAndDestroy();
  else socket?.destroy();
}

function writeRaw(fault: Fault, { response }: FaultStage): void {
  const { socket } = response;
  if (!socket) return;
  socket.end(Buffer.from(fault.raw ?? 'HTTP/1.1 20', 'latin1'));
}

/** The answer that a fault of these kinds gives instead of the real one. */
function fakeAnswer(fault: Fault, kind: 'status' | 'html' | 'null' | 'error-object'): Answer {
  const json = { 'Content-Type': 'application/json; charset=utf-8' };
  const html = { 'Content-Type': 'text/html; charset=utf-8' };
  const errorText = JSON.stringify(refuse('The practice site was asked to fail.').body);
  const answers: Record<typeof kind, Answer> = {
    status: { status: fault.status ?? 500, headers: json, body: '' },
    html: { status: fault.status ?? 200, headers: html, body: htmlPage },
    null: { status: fault.status ?? 200, headers: json, body: 'null' },
    'error-object': { status: fault.status ?? 200, headers: json, body: errorText },
  };
  const answer = answers[kind];
  return {
    status: answer.status,
    headers: { ...answer.headers, ...fault.headers },
    body: fault.body ?? answer.body,
  };
}

async function untilAborted(awaited: AbortSignal, signal: AbortSignal): Promise<void> {
  if (!awaited.aborted) await once(awaited, 'abort', { signal });
}

/** Plays a fault whose request has been read. Gives the status that was sent, or null where none was. */
export async function playFault(fault: Fault, stage: FaultStage): Promise<number | null> {
  const { kind } = fault;
  const worked = fault.afterWork || kind === 'close-after-work' ? stage.work() : null;
  switch (kind) {
    case 'delay': {
      await wait(fault.delayMs ?? 1_000, undefined, { signal: stage.signal });
      const answer = worked ?? stage.work();
      stage.send(answer);
      return answer.status;
    }
    case 'hold': {
      await untilAborted(stage.cleared, stage.signal);
      const answer = worked ?? stage.work();
      stage.send(answer);
      return answer.status;
    }
    case 'status':
    case 'html':
    case 'null':
    case 'error-object': {
      if (fault.delayMs !== undefined) await wait(fault.delayMs, undefined, { signal: stage.signal });
      const answer = fakeAnswer(fault, kind);
      stage.send(answer);
      return answer.status;
    }
    case 'close-before-reading':
    case 'close-after-work':
      closeConnection(fault, stage.response.socket);
      return null;
    case 'never':
      return null;
    case 'raw':
      writeRaw(fault, stage);
      return null;
    case 'trickle':
      return trickle(fault, stage, worked ?? { status: 200, headers: {}, body: '{"Trickle":true}' });
    default:
      return assertNever(kind);
  }
}
