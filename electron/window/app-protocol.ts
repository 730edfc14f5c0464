import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { appScheme, isAppAddress } from './app-address';
import { createContentSecurityPolicy } from './content-security-policy';

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Makes `app://` a secure origin of its own. Has to run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the page bundle in `bundleFolder` as `app://actorlink/` and nothing else. `whenServed` runs once, after the page
 * itself was handed over: its process has to come up before it asks for a script, and until then this one has nothing to do.
 */
export function serveApp(session: Session, bundleFolder: string, whenServed: () => void): void {
  let isServed = false;
  // Not `handle`: it loads a whole implementation of `fetch` before the page gets its first byte, 60 ms and more, and
  // hands each file over piece by piece.
  session.protocol.registerBufferProtocol(appScheme, (request, answer) => {
    const { status, headers, body } = answerAppRequest(bundleFolder, request);
    answer({ statusCode: status, headers, data: body });
    if (isServed) return;
    isServed = true;
    setImmediate(whenServed);
  });
}

export interface AppAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Answers one request: GET only, files of the bundle only. Exported for the tests. */
export function answerAppRequest(bundleFolder: string, request: { method: string; url: string }): AppAnswer {
  if (request.method !== 'GET') return refuse(405);
  if (!isAppAddress(request.url)) return refuse(404);
  const file = findInBundle(bundleFolder, new URL(request.url).pathname);
  if (file === undefined) return refuse(404);
  const contentType = contentTypes[path.extname(file)];
  if (contentType === undefined) return refuse(404);
  const nonce = randomBytes(18).toString('base64');
  // In one turn: at start this process is busy, and each further turn would keep the page waiting for its scripts.
  const body = readFileSync(file);
  return {
    status: 200,
    headers: createHeaders(contentType, nonce),
    body: path.extname(file) === '.html' ? insertNonce(body, nonce) : body,
  };
}

/** The real path of a bundle file, or undefined where the path leads nowhere or out of the bundle. */
function findInBundle(bundleFolder: string, pathname: string): string | undefined {
  try {
    const wanted = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
    if (/[\\\0]/.test(wanted)) return undefined;
    const root = realpathSync(bundleFolder);
    const file = realpathSync(path.join(root, wanted));
    return file.startsWith(root + path.sep) ? file : undefined;
  } catch {
    // A malformed escape or no such file: the same answer, which tells nothing about the disk.
    return undefined;
  }
}

function insertNonce(page: Buffer, nonce: string): Buffer {
  return Buffer.from(page.toString('utf8').replaceAll('__CSP_NONCE__', nonce));
}

function createHeaders(contentType: string, nonce: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': createContentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refuse(status: number): AppAnswer {
  return { status, headers: { 'X-Content-Type-Options': 'nosniff' }, body: Buffer.alloc(0) };
}
