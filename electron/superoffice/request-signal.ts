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
  /** Two or three: looking through them is quicker than anything that is quick for many. */
  #listeners: (() => void)[] = [];
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
    const told = this.#listeners;
    this.#listeners = [];
    for (const listener of told) listener();
  }

  throwIfAborted(): void {
    if (this.#isAborted) throw this.#reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.#listeners.includes(listener)) this.#listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const index = this.#listeners.indexOf(listener);
    if (index !== -1) this.#listeners.splice(index, 1);
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
