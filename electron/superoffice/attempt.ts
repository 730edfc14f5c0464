import http from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import type { InternalAxiosRequestConfig } from 'axios';
import { AppError } from '../../shared/errors';
import type { Clock } from '../clock';
import type { WebApiCall } from './calls';
import { RequestSignal } from './request-signal';
import type { RequestTarget } from './request-target';

/** What is known about one request: what it was, how long it may take, and whether it ever left. */
export interface Attempt {
  call: WebApiCall;
  /** As it was prepared: whole, with its parameters. */
  target: RequestTarget;
  timeoutMs: number;
  /** Aborted when its deadline is over, and when the caller's own is. */
  signal: RequestSignal;
  startedAtMs: number;
  /** The connection stood and bytes of the request may have gone out. False is a fact, not a guess. */
  written: boolean;
  /** It went out on a connection that had carried a request before, which the site may have closed meanwhile. */
  reusedConnection: boolean;
  timedOut: boolean;
  /** As it left last; null where only its request knows them. */
  sentHeaders: Record<string, string> | null;
  /** How long it has waited in lines of our own, all of them together. */
  queuedMs: number;
  /** How much of that is new since this was asked last. */
  takeQueuedMs: () => number;
  /** Waits in a line of our own, which is not the site's time: the deadline stands still meanwhile. */
  inLine: <T>(wait: () => Promise<T>) => Promise<T>;
  /** What is left until the deadline. */
  remainingMs: () => number;
  /** Stops the deadline's clock for good, and following the caller. */
  finish: () => void;
}

/**
 * Why a signal was aborted: what has not left yet is not to leave. A request of which a byte may have gone out is waited
 * for, because nobody would know what became of it.
 */
export class StopUnsent extends Error {
  override readonly name = 'StopUnsent';
}

export interface AttemptOptions {
  call: WebApiCall;
  /** As it was prepared. */
  target: RequestTarget;
  /** Of the time outside our own lines. */
  timeoutMs: number;
  callerSignal?: AbortSignal | undefined;
  clock: Clock;
}

/** Gives the request a total deadline; its signal also follows the caller's own. */
export function startAttempt(options: AttemptOptions): Attempt {
  return new RunningAttempt(options);
}

/** A class, because what each of thousands would have of its own it has of all. */
class RunningAttempt implements Attempt {
  readonly call;
  readonly target;
  readonly timeoutMs;
  readonly signal = new RequestSignal();
  readonly startedAtMs;
  written = false;
  reusedConnection = false;
  timedOut = false;
  sentHeaders: Record<string, string> | null = null;
  queuedMs = 0;
  #takenMs = 0;
  readonly #clock;
  readonly #callerSignal;
  readonly #stop: (() => void) | null = null;
  readonly #deadline: Deadline;

  constructor({ call, target, timeoutMs, callerSignal, clock }: AttemptOptions) {
    this.call = call;
    this.target = target;
    this.timeoutMs = timeoutMs;
    this.startedAtMs = clock.monotonicMs();
    this.#clock = clock;
    this.#callerSignal = callerSignal;
    if (callerSignal?.aborted) this.signal.abort(callerSignal.reason);
    else if (callerSignal) {
      // By hand: `AbortSignal.any` costs more than all the rest of this.
      this.#stop = () => {
        const reason: unknown = callerSignal.reason;
        if (!(this.written && reason instanceof StopUnsent)) this.signal.abort(reason);
      };
      callerSignal.addEventListener('abort', this.#stop);
    }
    this.#deadline = new Deadline(timeoutMs, this.startedAtMs, clock, () => {
      this.timedOut = true;
      this.signal.abort();
    });
  }

  takeQueuedMs(): number {
    const newMs = this.queuedMs - this.#takenMs;
    this.#takenMs = this.queuedMs;
    return newMs;
  }

  async inLine<T>(wait: () => Promise<T>): Promise<T> {
    const fromMs = this.#clock.monotonicMs();
    this.#deadline.stop(fromMs);
    try {
      return await wait();
    } finally {
      const toMs = this.#clock.monotonicMs();
      this.queuedMs += toMs - fromMs;
      this.#deadline.run(toMs);
    }
  }

  remainingMs(): number {
    return this.#deadline.leftMs();
  }

  finish(): void {
    this.#deadline.end();
    if (this.#stop) this.#callerSignal?.removeEventListener('abort', this.#stop);
  }
}

/** Runs until it is stopped, and goes on where it stopped. One timer for all of it: pauses only put its end off. */
class Deadline {
  #budgetMs: number;
  /** Null while it stands still. */
  #fromMs: number | null;
  #isOver = false;
  #cancelWake: (() => void) | null;

  constructor(
    timeoutMs: number,
    startedAtMs: number,
    private readonly clock: Clock,
    private readonly onEnd: () => void,
  ) {
    this.#budgetMs = timeoutMs;
    this.#fromMs = startedAtMs;
    this.#cancelWake = clock.after(timeoutMs, this.#wake);
  }

  leftMs(nowMs = this.clock.monotonicMs()): number {
    return this.#fromMs === null ? this.#budgetMs : this.#budgetMs - (nowMs - this.#fromMs);
  }

  stop(nowMs: number): void {
    this.#budgetMs = this.leftMs(nowMs);
    this.#fromMs = null;
  }

  run(nowMs: number): void {
    if (this.#isOver || this.#fromMs !== null) return;
    this.#fromMs = nowMs;
    this.#wakeLater();
  }

  end(): void {
    this.#isOver = true;
    this.#budgetMs = this.leftMs();
    this.#fromMs = null;
    this.#cancelWake?.();
  }

  readonly #wake = () => {
    this.#cancelWake = null;
    if (this.#fromMs === null) return;
    if (this.leftMs() <= 0) this.onEnd();
    else this.#wakeLater();
  };

  #wakeLater(): void {
    this.#cancelWake ??= this.clock.after(Math.max(0, this.leftMs()), this.#wake);
  }
}

/** What a prepared request carries along. */
export class Carrier {
  constructor(readonly attempt: Attempt) {}
}

/**
 * Node's own transport for axios's own adapter, which notes on the attempt when the request may have begun to leave. It is
 * given the agent itself, because axios replaces agents that lead through a proxy.
 */
export class WatchedTransport extends Carrier {
  constructor(
    attempt: Attempt,
    private readonly agent: http.Agent,
  ) {
    super(attempt);
  }

  readonly request = (
    options: https.RequestOptions,
    onResponse: (response: http.IncomingMessage) => void,
  ): http.ClientRequest => {
    const { request: send } = options.protocol === 'https:' ? https : http;
    const request = send({ ...options, agent: this.agent }, onResponse);
    request.once('socket', (socket) => noteWhenWritable(socket, request.reusedSocket, this.attempt));
    return request;
  };
}

/** The attempt that a prepared request belongs to. Throws `bug` for a request that was never prepared. */
export function attemptOf(config: InternalAxiosRequestConfig): Attempt {
  const carrier: unknown = config.transport;
  if (carrier instanceof Carrier) return carrier.attempt;
  throw new AppError('bug', { detail: 'request without attempt' });
}

// Node holds the bytes of a request back until its socket is connected, and with TLS until the certificate was
// accepted, so before that event nothing can have reached the site.
function noteWhenWritable(socket: Socket, reused: boolean, attempt: Attempt): void {
  const noteWritten = () => {
    attempt.written = true;
  };
  attempt.reusedConnection = reused;
  if (reused) noteWritten();
  // Null until the handshake is done; an agent may hand over a connection whose handshake is.
  else if (socket instanceof TLSSocket && socket.alpnProtocol === null)
    socket.once('secureConnect', noteWritten);
  else if (socket.connecting) socket.once('connect', noteWritten);
  else noteWritten();
}
