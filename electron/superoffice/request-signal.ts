/** What a request, and whoever waits in a line for it, listens to. An `AbortSignal` is one. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted: () => void;
  addEventListener: (type: 'abort', listener: () => void) => void;
  removeEventListener: (type: 'abort', listener: () => void) => void;
}

/**
 * The signal that one request carries, together with what aborts it. An `AbortSignal` is an event target of the web: it
 * costs a request more than the rest of its deadline, and nearly none is ever aborted.
 */
export class RequestSignal implements StopSignal {
  readonly #listeners = new Set<() => void>();
  #isAborted = false;
  #reason: unknown = undefined;

  get aborted(): boolean {
    return this.#isAborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  abort(reason: unknown = new DOMException('The request was aborted.', 'AbortError')): void {
    if (this.#isAborted) return;
    this.#isAborted = true;
    this.#reason = reason;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
  }

  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** For what takes nothing else. */
  toAbortSignal(): AbortSignal {
    const controller = new AbortController();
    const stop = () => controller.abort(this.#reason);
    if (this.#isAborted) stop();
    else this.addEventListener('abort', stop);
    return controller.signal;
  }
}
