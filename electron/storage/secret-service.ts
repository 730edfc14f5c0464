import { createConnection } from 'node:net';
import path from 'node:path';
import type { Clock } from '../clock';

/** `none`: there is no such service. `locked`: nobody unlocked it. */
export type SecretServiceState = 'open' | 'locked' | 'none';

export interface SecretServiceOptions {
  env: Readonly<Record<string, string | undefined>>;
  clock: Pick<Clock, 'sleep'>;
  /** It is locked, and the system now asks the person for the password: that takes as long as it takes. */
  onLocked: () => void;
}

const service = 'org.freedesktop.secrets';
const serviceFace = 'org.freedesktop.Secret.Service';
const collectionFace = 'org.freedesktop.Secret.Collection';
const promptFace = 'org.freedesktop.Secret.Prompt';
const servicePath = '/org/freedesktop/secrets';
/** "No object" of the Secret Service. */
const nothing = '/';
const promptTimeoutMs = 120_000;

/**
 * Asks the Secret Service whether its default collection is open, and has it unlocked where it is not
 * (https://specifications.freedesktop.org/secret-service/latest/). Nobody waits for it meanwhile but the caller. May never
 * resolve where the service is silent. Never throws.
 */
export async function askSecretService({
  env,
  clock,
  onLocked,
}: SecretServiceOptions): Promise<SecretServiceState> {
  const place = findBus(env);
  if (place === null) return 'none';
  const bus = await connectBus(place);
  try {
    const collection = await bus.call<string>(serviceFace, servicePath, 'ReadAlias', 's', ['default']);
    // The first secret makes one, and with it a password is asked for.
    if (collection === nothing) return 'open';
    if (!(await isLocked(bus, collection))) return 'open';
    onLocked();
    await unlock(bus, collection, clock);
    return (await isLocked(bus, collection)) ? 'locked' : 'open';
  } catch {
    // Nobody there, or nobody who answers as the service does.
    return 'none';
  } finally {
    bus.end();
  }
}

async function isLocked(bus: Bus, collection: string): Promise<boolean> {
  const face = 'org.freedesktop.DBus.Properties';
  const value = await bus.call<unknown>(face, collection, 'Get', 'ss', [collectionFace, 'Locked']);
  // A variant: its signature, then its values.
  return Array.isArray(value) && Array.isArray(value[1]) && value[1][0] === true;
}

/** Resolves when the person has answered, or did not for a while. */
async function unlock(bus: Bus, collection: string, clock: Pick<Clock, 'sleep'>): Promise<void> {
  const prompt = await bus.call<string>(serviceFace, servicePath, 'Unlock', 'ao', [[collection]], 1);
  if (prompt === nothing) return;
  const isOver = bus.nextSignal(prompt, promptFace, 'Completed');
  await bus.call(promptFace, prompt, 'Prompt', 's', ['']);
  const waiting = new AbortController();
  await Promise.race([isOver, clock.sleep(promptTimeoutMs, waiting.signal)]);
  waiting.abort();
}

/** The session bus, as a path that Node connects to; null = there is none that it can. */
function findBus(env: SecretServiceOptions['env']): string | null {
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const named = /(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)/.exec(address);
  if (named) return `${named[1] === 'abstract' ? '\0' : ''}${decodeURIComponent(named[2] ?? '')}`;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return address === '' && runtime !== '' ? path.join(runtime, 'bus') : null;
}

interface Bus {
  /** Rejects for an answer that is an error. `part` = which of several values. */
  call: <T>(
    face: string,
    object: string,
    member: string,
    signature: string,
    body: readonly unknown[],
    part?: number,
  ) => Promise<T>;
  nextSignal: (object: string, face: string, member: string) => Promise<void>;
  end: () => void;
}

/** What we use of the library, whose own types leave it out. */
interface NativeBus {
  connection: { on: (event: 'error' | 'end', listener: (error?: Error) => void) => void; end: () => void };
  signals: { once: (name: string, listener: () => void) => void };
  mangle: (object: string, face: string, member: string) => string;
  invoke: (message: object, done: (error: { message: string } | null, ...values: unknown[]) => void) => void;
}

async function connectBus(place: string): Promise<Bus> {
  const library: unknown = await import('@homebridge/dbus-native');
  const { createClient } = (library as { default: { createClient: (options: object) => NativeBus } }).default;
  // Where nobody listens it says so in its next turn.
  const native = createClient({ stream: createConnection(place) });
  const isLost = new Promise<never>((_resolve, reject) => {
    native.connection.on('error', (error) => reject(error ?? new Error('The bus is gone.')));
    native.connection.on('end', () => reject(new Error('The bus is gone.')));
  });
  // Who waits for an answer hears of it.
  isLost.catch(() => undefined);
  const send = <T>(message: object, part: number) =>
    new Promise<T>((resolve, reject) => {
      native.invoke(message, (error, ...values) => {
        if (error) reject(new Error(error.message));
        else resolve(values[part] as T);
      });
    });
  return {
    call: (face, object, member, signature, body, part = 0) =>
      Promise.race([
        send(
          { destination: service, path: object, interface: face, member, signature, body } as object,
          part,
        ) as Promise<never>,
        isLost,
      ]),
    nextSignal: (object, face, member) =>
      Promise.race([
        new Promise<void>((resolve) => native.signals.once(native.mangle(object, face, member), resolve)),
        isLost,
      ]),
    end: () => native.connection.end(),
  };
}
