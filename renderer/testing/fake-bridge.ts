import { AppError, type AppErrorData, type ErrorCode } from '../../shared/errors';
import { methods, type EventName, type Method } from '../../shared/ipc/channels';
import type { Bridge, EventPayloads, Input, Outputs, Result } from '../../shared/ipc/contract';
import type { Preferences } from '../../shared/preferences';
import { appInfo, countsOf, firstPreferences, practiceSite } from './sample-data';

/** What a method answers in a test: a value, or a function of the input that may throw `AppError`. */
export type Answers = {
  [M in Method]?: (input: Input<M>) => Outputs[M] | Promise<Outputs[M]>;
};

export interface FakeBridge {
  bridge: Bridge;
  /** Every call in order. */
  calls: { method: Method; input: unknown }[];
  /** Delivers an event to the page as the main process would. */
  emit<E extends EventName>(event: E, payload: EventPayloads[E]): void;
  /** Changes what a method answers from now on. */
  answer(answers: Answers): void;
}

function createDefaults(): Answers {
  let preferences = firstPreferences;
  return {
    'app.info': () => appInfo,
    'app.reportProblem': () => ({ logReference: 'log-1' }),
    'app.saidLastWord': () => null,
    'preferences.get': () => preferences,
    'preferences.set': (changes) => {
      preferences = { ...preferences, ...(changes as Partial<Preferences>) };
      return preferences;
    },
    'sites.list': () => [practiceSite],
    'sites.use': () => practiceSite,
    'sites.probe': () => ({ at: '2026-11-23T09:15:02.000Z', calls: [] }),
    'links.running': () => null,
    'links.listConnections': () => [],
    'records.listRecent': () => [],
    'records.compareTexts': ({ pairs }) => pairs.map(() => null),
    'drafts.load': () => null,
    'drafts.save': () => null,
    'plans.rowDrafts': () => [],
    'plans.keepRowDrafts': () => null,
    'activity.list': () => ({
      items: [],
      more: false,
      counts: countsOf(),
    }),
  };
}

async function runAnswer(answer: ((input: never) => unknown) | undefined, method: Method, input: unknown) {
  if (!answer) throw new Error(`The test does not answer ${method}.`);
  try {
    return { ok: true, data: await answer(input as never) } as Result<unknown>;
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toData() } as Result<unknown>;
    throw error;
  }
}

/** A bridge of the contract's shape whose answers a test decides; it keeps what it was asked. */
export function createFakeBridge(answers: Answers = {}): FakeBridge {
  const known: Answers = {
    ...createDefaults(),
    'sites.listRecent': () => known['sites.list']?.(undefined as never) ?? [],
    ...answers,
  };
  const calls: FakeBridge['calls'] = [];
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const bridge: Record<string, unknown> = {
    on: (event: EventName, listener: (payload: never) => void) => {
      const ofEvent = listeners.get(event) ?? new Set();
      listeners.set(event, ofEvent.add(listener));
      return () => ofEvent.delete(listener);
    },
  };
  for (const method of methods) {
    const [domain = '', name = ''] = method.split('.');
    const ofDomain = (bridge[domain] ??= {}) as Record<string, unknown>;
    ofDomain[name] = (input: unknown) => {
      calls.push({ method, input });
      return runAnswer(known[method] as ((input: never) => unknown) | undefined, method, input);
    };
  }
  return {
    bridge: bridge as unknown as Bridge,
    calls,
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
    answer: (more) => void Object.assign(known, more),
  };
}

/** A failure as it crosses the bridge. */
export function fail(code: ErrorCode, about: Partial<Omit<AppErrorData, 'code'>> = {}): never {
  throw new AppError(code, about);
}
