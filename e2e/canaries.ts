import type { Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Program } from './fixtures';

// What a test plants as a secret must be nowhere afterwards: here is where one looks, and for what.

/** A secret in every form in which it might lie somewhere. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(encodeURIComponent(secret)),
    // Base64 of the secret itself, and of `user:secret` as Basic sign-in sends it.
    ...[secret, `kari:${secret}`].map((text) =>
      Buffer.from(Buffer.from(text).toString('base64').slice(0, -2)),
    ),
  ];
}

/** Whatever is exported from then on goes into the data folder, where it is looked through as well. */
export function saveIntoDataFolder({ app, dataFolder }: Pick<Program, 'app' | 'dataFolder'>): Promise<void> {
  return app.evaluate(({ dialog }, folder) => {
    let count = 0;
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: `${folder}/export-${(count += 1)}` });
  }, dataFolder);
}

/** The places that hold one of the secrets in any form: `…4471 in clipboard`. */
export function findInTexts(places: Record<string, string>, secrets: readonly string[]): string[] {
  const contents = Object.entries(places).map(([place, text]) => [place, Buffer.from(text)] as const);
  return secrets.flatMap((secret) => {
    const forms = formsOf(secret);
    return contents
      .filter(([, content]) => forms.some((form) => content.includes(form)))
      .map(([place]) => `${secret} in ${place}`);
  });
}

/** The files of the data folder that hold one of the secrets in any form: `…4471 in secrets.json`. */
export async function findInFiles(folder: string, ...secrets: string[]): Promise<string[]> {
  const sought = secrets.map((secret) => ({ secret, forms: formsOf(secret) }));
  const found: string[] = [];
  for (const file of await listFiles(folder)) {
    const content = await readFile(file).catch(ifGone(Buffer.alloc(0)));
    for (const { secret, forms } of sought)
      if (forms.some((form) => content.includes(form)))
        found.push(`${secret} in ${path.relative(folder, file)}`);
  }
  return found;
}

/** Sockets and locks cannot be read, and hold nothing. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ifGone([]));
  const files = await Promise.all(
    entries.map(async (entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return listFiles(place);
      return entry.isFile() ? [place] : [];
    }),
  );
  return files.flat();
}

/** A program that runs takes files away while somebody looks: what is gone holds nothing any more. */
function ifGone<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return nothing;
    throw error;
  };
}

/** Everything that the page's engine holds, after it has thrown away what nobody holds. */
export async function takeHeapSnapshot(page: Page): Promise<string> {
  const devTools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.send('HeapProfiler.takeHeapSnapshot', {});
  await devTools.detach();
  return chunks.join('');
}

/** What a program shows, has put on the clipboard and has printed. */
export async function readPlaces({ app, page, output }: Program): Promise<Record<string, string>> {
  return {
    dom: await page.evaluate(() => document.documentElement.outerHTML + document.title),
    inputs: await page.evaluate(() =>
      [...document.querySelectorAll('input')].map(({ value }) => value).join('\n'),
    ),
    clipboard: await app.evaluate(({ clipboard }) => clipboard.readText()),
    title: await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle() ?? ''),
    output: output(),
  };
}
