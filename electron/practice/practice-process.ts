import { parentPort } from 'node:worker_threads';
import { isHelpAsked } from '../typed-options';
import { OptionError, readOptions, usage } from './practice-options';
import { startPracticeSite, type PracticeSite } from './practice-site';

/** What the practice site tells the program that started it. */
export type PracticeMessage =
  { type: 'listening'; url: string; user: string; password: string } | { type: 'failed'; message: string };

type Tell = (message: PracticeMessage) => void;

/** In a thread of the program there is somebody to tell; a process of `npm run practice` prints. */
function findWayToParent(): Tell | null {
  return parentPort ? parentPort.postMessage.bind(parentPort) : null;
}

function explain(error: unknown, port: number): string {
  if (error instanceof OptionError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Choose another one with --port.`;
  if (code === 'EACCES') return `This user may not open port ${port}. Choose one above 1023 with --port.`;
  return `The practice site could not start: ${error instanceof Error ? error.message : String(error)}`;
}

function stopOnSignal(site: PracticeSite): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void site.stop().then(() => process.exit(0)));
}

async function main(): Promise<void> {
  const tellParent = findWayToParent();
  const words = process.argv.slice(2);
  if (!tellParent && isHelpAsked(words)) return void process.stdout.write(`${usage}\n`);
  let port = 0;
  try {
    const options = readOptions(words, process.env);
    port = options.port ?? 0;
    const site = await startPracticeSite(options);
    const { url, user, password } = site;
    if (tellParent) return tellParent({ type: 'listening', url, user, password });
    process.stdout.write(`${JSON.stringify({ url, user, password })}\n`);
    stopOnSignal(site);
  } catch (error) {
    const message = explain(error, port);
    if (tellParent) tellParent({ type: 'failed', message });
    else process.stderr.write(`${message}\n`);
    process.exitCode = error instanceof OptionError ? 2 : 1;
  }
}

void main();
