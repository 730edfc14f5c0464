import type { Page } from '@playwright/test';
import { readdir, readFile, stat } from 'node:fs/promises';
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

/** The files of the data folder that hold the secret in any form. */
export async function findInFiles(folder: string, secret: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    // Sockets and locks cannot be read, and hold nothing.
    if (
      !(await stat(file).then(
        (entry) => entry.isFile(),
        () => false,
      ))
    )
      continue;
    const content = await readFile(file);
    if (formsOf(secret).some((form) => content.includes(form))) found.push(name);
  }
  return found;
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
