import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { IssuedSignIns } from './issued-sign-ins';

export interface Account {
  user: string;
  password: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Everything that this site takes as a sign-in. */
export interface SignInDesk {
  account: Account;
  signIns: IssuedSignIns;
}

/** Does the request prove who it comes from, by any of the schemes? */
export function isSignedIn(headers: IncomingHttpHeaders, { account, signIns }: SignInDesk): boolean {
  return isBasicRight(headers, account) || signIns.accepts(headers);
}

/** User names compare without case, passwords exactly. */
function isBasicRight(headers: IncomingHttpHeaders, account: Account): boolean {
  const match = /^basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(headers.authorization ?? '');
  if (!match) return false;
  const credentials = Buffer.from(match[1] ?? '', 'base64').toString('utf8');
  const at = credentials.indexOf(':');
  if (at < 0) return false;
  const isUser = credentials.slice(0, at).toLowerCase() === account.user.toLowerCase();
  return timingSafeEqual(digest(credentials.slice(at + 1)), digest(account.password)) && isUser;
}

const hiddenHeaders = new Set(['cookie', 'so-apptoken', 'x-xsrf-token', 'proxy-authorization']);

/** The headers as the log may keep them: of a sign-in only the scheme, and whether it was right. */
export function describeHeaders(headers: IncomingHttpHeaders, desk: SignInDesk): Record<string, string> {
  const described: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const text = Array.isArray(value) ? value.join(', ') : value;
    if (name === 'authorization')
      described[name] = `${text.split(' ')[0] ?? ''} (${isSignedIn(headers, desk) ? 'right' : 'wrong'})`;
    else described[name] = hiddenHeaders.has(name) ? '(hidden)' : text;
  }
  return described;
}
