import { z } from 'zod';
import { AppError } from '../../shared/errors';

/** How to reach the practice site of this run. */
export interface PracticeAccess {
  url: string;
  user: string;
  password: string;
}

/** Whatever runs the practice site: the program's own process, or a server that a test has started. */
export interface PracticeSite {
  /** Starts it when it is not running. Throws `practice-site-down`. */
  access: () => Promise<PracticeAccess>;
  stop: () => void;
}

/** The part of Electron's `UtilityProcess` that we use. */
export interface PracticeChild {
  on: {
    (event: 'message', listener: (message: unknown) => void): unknown;
    (event: 'exit', listener: (code: number) => void): unknown;
  };
  kill: () => unknown;
}

const listeningSchema = z.object({
  type: z.literal('listening'),
  url: z.string(),
  user: z.string(),
  password: z.string(),
});
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });
const startTimeoutMs = 20_000;

/**
 * Runs the practice site in a process of its own, so that load on it never stalls the window. Started at the first
 * `access`; one that died is started again at the next.
 */
export function createPracticeSiteProcess(fork: () => PracticeChild | Promise<PracticeChild>): PracticeSite {
  let running: Promise<PracticeAccess> | null = null;
  let child: PracticeChild | null = null;
  const start = async () => {
    const started = await fork();
    child = started;
    return waitUntilListening(started, () => {
      if (child === started) {
        running = null;
        child = null;
      }
    });
  };
  return {
    access: () => {
      running ??= start().catch((error: unknown) => {
        running = null;
        throw error;
      });
      return running;
    },
    stop: () => {
      child?.kill();
      child = null;
      running = null;
    },
  };
}

/** Forks the built practice site with Electron's utility process. */
export async function forkPracticeSite(entry: string): Promise<PracticeChild> {
  const { utilityProcess } = await import('electron');
  return utilityProcess.fork(entry, [], { serviceName: 'ActorLink practice site', stdio: 'ignore' });
}

function waitUntilListening(child: PracticeChild, onExit: () => void): Promise<PracticeAccess> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string) => {
      clearTimeout(timer);
      reject(new AppError('practice-site-down', { detail }));
    };
    const timer = setTimeout(() => {
      child.kill();
      fail('no answer while starting');
    }, startTimeoutMs);
    child.on('message', (message) => {
      const listening = listeningSchema.safeParse(message);
      const failed = failedSchema.safeParse(message);
      if (listening.success) {
        clearTimeout(timer);
        const { url, user, password } = listening.data;
        resolve({ url, user, password });
      } else if (failed.success) fail(failed.data.message);
    });
    child.on('exit', (code) => {
      onExit();
      fail(`exit code ${code}`);
    });
  });
}
