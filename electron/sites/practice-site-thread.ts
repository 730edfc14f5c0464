import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../shared/errors';

/** How to reach the practice site of this run. */
export interface PracticeAccess {
  url: string;
  user: string;
  password: string;
}

/** Whatever runs the practice site: a thread of the program, or a server that a test has started. */
export interface PracticeSite {
  /** Starts it when it is not running. Throws `practice-site-down`. */
  access: () => Promise<PracticeAccess>;
  /** Resolves when nothing of it runs any more. */
  stop: () => Promise<void>;
}

const listeningSchema = z.object({
  type: z.literal('listening'),
  url: z.string(),
  user: z.string(),
  password: z.string(),
});
const failedSchema = z.object({ type: z.literal('failed'), message: z.string() });
const startTimeoutMs = 20_000;
/** Of its own, so that practice data without end take no memory away from the program. */
const maxHeapMb = 512;
/** For what is soon garbage: left to itself this grows to more than all that the thread keeps. */
const maxYoungHeapMb = 2;

/**
 * Runs the built practice site in a thread of its own: load on it stalls no window, and what it throws or uses up ends
 * the thread alone. Started at the first `access`; one that ended is started again at the next.
 */
export function createPracticeSiteThread(entry: string): PracticeSite {
  let running: Promise<PracticeAccess> | null = null;
  let thread: Worker | null = null;
  const start = () => {
    const started = new Worker(entry, {
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: maxYoungHeapMb },
    });
    thread = started;
    return waitUntilListening(started, () => {
      if (thread !== started) return;
      running = null;
      thread = null;
    });
  };
  return {
    access: () => {
      running ??= start();
      return running;
    },
    stop: async () => {
      const ending = thread;
      thread = null;
      running = null;
      await ending?.terminate();
    },
  };
}

function waitUntilListening(thread: Worker, onEnd: () => void): Promise<PracticeAccess> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string) => {
      clearTimeout(timer);
      onEnd();
      reject(new AppError('practice-site-down', { detail }));
    };
    const timer = setTimeout(() => {
      void thread.terminate();
      fail('no answer while starting');
    }, startTimeoutMs);
    thread.on('message', (message) => {
      const listening = listeningSchema.safeParse(message);
      const failed = failedSchema.safeParse(message);
      if (listening.success) {
        clearTimeout(timer);
        const { url, user, password } = listening.data;
        resolve({ url, user, password });
      } else if (failed.success) fail(failed.data.message);
    });
    // Without a listener, what the thread threw would be thrown here and take the program down.
    thread.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
    thread.on('exit', (code) => fail(`exit code ${code}`));
  });
}
