import { shell } from 'electron';
import { mkdirSync } from 'node:fs';
import { AppError } from '../../shared/errors';
import { isLoopback } from '../superoffice/api-address';

/** What the program links to, whole: whatever a page could put behind an address would be a way out for what it knows. */
const outsideAddresses = new Set([
  'https://docs.superoffice.com/',
  'https://docs.superoffice.com/en/',
  'https://community.superoffice.com/',
]);

/** May this address be handed to the system's browser? */
export function isAllowedOutside(address: string): boolean {
  return outsideAddresses.has(address);
}

/** Printable ASCII without the backslash, and a host right behind the scheme: everything else means different things to different parsers. */
function isPlain(address: string): boolean {
  return /^https?:\/\/[\w.-]+(:\d+)?([/?#][!-[\]-~]*)?$/i.test(address) && URL.canParse(address);
}

/** The login services of SuperOffice Online. */
const loginHosts = new Set(['sod.superoffice.com', 'qaonline.superoffice.com', 'online.superoffice.com']);

/**
 * May this login page be handed to the system's browser? One of SuperOffice's own over https, or one of the rehearsal
 * on this computer that the program was started with.
 */
export function isAllowedSignInPage(address: string, rehearsalOrigin: string | null): boolean {
  if (!isPlain(address)) return false;
  const { protocol, hostname, port, username, password, origin } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (rehearsalOrigin !== null && isLoopback(hostname)) return origin === rehearsalOrigin;
  return protocol === 'https:' && loginHosts.has(hostname) && port === '';
}

/** Opens a login page in the system's browser. Throws `browser-not-opened` for an address that is not allowed. */
export async function openSignInPage(address: string, rehearsalOrigin: string | null): Promise<void> {
  if (!isAllowedSignInPage(address, rehearsalOrigin)) throw new AppError('browser-not-opened');
  await shell.openExternal(address);
}

/**
 * May this page of SuperOffice be handed to the system's browser? https, on the site's own origin, the page of one record
 * and nothing behind it.
 */
export function isAllowedRecordPage(address: string, siteOrigin: string): boolean {
  if (!isPlain(address)) return false;
  const { protocol, origin, username, password, pathname, search, hash } = new URL(address);
  return (
    protocol === 'https:' &&
    origin === siteOrigin &&
    username === '' &&
    password === '' &&
    pathname.endsWith('/default.aspx') &&
    /^\?(contact|person|project|sale)_id=\d{1,10}$/.test(search) &&
    hash === ''
  );
}

/** Opens the page of a record in the system's browser. Throws `browser-not-opened` for an address that is not allowed. */
export async function openRecordPage(address: string, siteOrigin: string): Promise<void> {
  if (!isAllowedRecordPage(address, siteOrigin)) throw new AppError('browser-not-opened');
  await shell.openExternal(address);
}

/** The one door to the system's browser. An address that is not allowed is ignored. */
export async function openExternal(address: string): Promise<void> {
  if (isAllowedOutside(address)) await shell.openExternal(address);
}

/**
 * Shows a folder of the program in the system's file manager. Never called with an address of the page. Throws
 * `folder-not-opened`.
 */
export async function openFolder(folder: string): Promise<void> {
  // Nothing may have been written to it yet.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const problem = await shell.openPath(folder);
  if (problem !== '') throw new AppError('folder-not-opened', { params: { folder }, detail: problem });
}
