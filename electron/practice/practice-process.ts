import { OptionError, readOptions } from './practice-options';
import { startPracticeSite, type PracticeSite } from './practice-site';

/** What the process tells the program that started it. */
export type PracticeMessage =
  { type: 'listening'; url: string; user: string; password: string } | { type: 'failed'; message: string };

type Tell = (message: PracticeMessage) => void;

/** Electron gives a utility process its way back to the parent under this name; plain Node has none. */
function findWayToParent(): Tell | null {
  const { parentPort } = process as { parentPort?: { postMessage: Tell } };
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
  let port = 0;
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    port = options.port ?? 0;
    const site = await startPracticeSite(options);
    const { url, user, password } = site;
    if (tellParent) tellParent({ type: 'listening', url, user, password });
    else process.stdout.write(`${JSON.stringify({ url, user, password })}\n`);
    stopOnSignal(site);
  } catch (error) {
    const message = explain(error, port);
    if (tellParent) tellParent({ type: 'failed', message });
    else process.stderr.write(`${message}\n`);
    process.exitCode = 1;
    // The way to the parent keeps this process alive; what was told has left when the turn is over.
    if (tellParent) setImmediate(() => process.exit());
  }
}

void main();
