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
 * Serves the page bundle in `bundleFolder` as `app://actorlink/` and nothing else. `whenServed` runs once, when the page
 * has every script that it names: until then it waits for this process.
 */
export function serveApp(session: Session, bundleFolder: string, whenServed: () => void): void {
  session.protocol.handle(appScheme, (request) => answerAppRequest(bundleFolder, request));
  const waiting = new Set(listScripts(bundleFolder));
  session.webRequest.onCompleted(({ url }) => {
    if (!waiting.delete(new URL(url).pathname) || waiting.size > 0) return;
    session.webRequest.onCompleted(null);
    whenServed();
  });
}

/** Scripts that the page asks for at once, as paths. */
function listScripts(bundleFolder: string): string[] {
  const page = readFileSync(path.join(bundleFolder, 'index.html'), 'utf8');
  return [...page.matchAll(/"\.(\/assets\/[^"]+\.js)"/g)].map(([, script = '']) => script);
}

/** Answers one request: GET only, files of the bundle only. Exported for the tests. */
export async function answerAppRequest(
  bundleFolder: string,
  request: Pick<Request, 'method' | 'url'>,
): Promise<Response> {
  if (request.method !== 'GET') return refuse(405);
  if (!isAppAddress(request.url)) return refuse(404);
  const file = findInBundle(bundleFolder, new URL(request.url).pathname);
  if (file === undefined) return refuse(404);
  const contentType = contentTypes[path.extname(file)];
  if (contentType === undefined) return refuse(404);
  const nonce = randomBytes(18).toString('base64');
  // In one turn: at start this process is busy, and each further turn would keep the page waiting for its scripts.
  const body = readFileSync(file);
  return new Response(path.extname(file) === '.html' ? insertNonce(body, nonce) : body, {
    headers: createHeaders(contentType, nonce),
  });
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

function insertNonce(page: Buffer, nonce: string): string {
  return page.toString('utf8').replaceAll('__CSP_NONCE__', nonce);
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

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'X-Content-Type-Options': 'nosniff' } });
}
