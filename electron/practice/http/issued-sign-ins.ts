import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';

/** What to ask the site for: a ticket, a token or a session, or to accept a token that somebody else issued. */
export const signInOrderSchema = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('soticket'),
    /** The ticket is good only together with the app token that is issued with it, as in Online. */
    withAppToken: z.boolean().default(false),
  }),
  z.strictObject({
    scheme: z.literal('bearer'),
    /** A token of an OpenID provider that works with this site. Made here where it is not given. */
    token: z
      .string()
      .regex(/^[!-~]+$/)
      .max(10_000)
      .optional(),
    validForSeconds: z.number().positive().max(31_536_000).default(3_600),
  }),
  z.strictObject({ scheme: z.literal('session') }),
]);
export type SignInOrder = z.input<typeof signInOrderSchema>;

/** The secrets of one sign-in; members that the scheme does not have are missing. */
export interface IssuedSignIn {
  scheme: SignInOrder['scheme'];
  ticket?: string;
  appToken?: string;
  token?: string;
  /** The `Cookie` header of the session. */
  cookie?: string;
  xsrfToken?: string;
}

interface Valid {
  /** What `Authorization` or the session cookie has to hold. */
  proof: string;
  /** What a second header has to hold; null = none is looked at. */
  second: { header: 'so-apptoken' | 'x-xsrf-token'; value: string } | null;
  untilMs: number;
  /** Each use begins the time anew. */
  slidingMs: number | null;
}

/** A ticket lives six hours from its last use (documented). */
const ticketMs = 6 * 3_600_000;

/** The sign-ins beside user and password that the site accepts, in memory until it stops. */
export class IssuedSignIns {
  private valid: Valid[] = [];

  constructor(private readonly now: () => Date) {}

  issue(order: SignInOrder): IssuedSignIn {
    const { scheme } = order;
    switch (scheme) {
      case 'soticket': {
        const ticket = `7T:${makeSecret()}`;
        const appToken = order.withAppToken === true ? makeSecret() : null;
        const second = appToken === null ? null : ({ header: 'so-apptoken', value: appToken } as const);
        this.add(`soticket ${ticket}`, second, ticketMs, ticketMs);
        return { scheme, ticket, ...(appToken === null ? {} : { appToken }) };
      }
      case 'bearer': {
        const token = order.token ?? `8A:Practice.${makeSecret()}`;
        this.add(`bearer ${token}`, null, (order.validForSeconds ?? 3_600) * 1_000, null);
        return { scheme, token };
      }
      case 'session': {
        const [session, xsrfToken] = [makeSecret(), makeSecret()];
        this.add(`session ${session}`, { header: 'x-xsrf-token', value: xsrfToken }, ticketMs, ticketMs);
        return { scheme, cookie: `ASP.NET_SessionId=${session}; XSRF-TOKEN=${xsrfToken}`, xsrfToken };
      }
    }
  }

  /** Does the request carry one of them, with everything that belongs to it, before its time is over? */
  accepts(headers: IncomingHttpHeaders): boolean {
    const nowMs = this.now().getTime();
    this.valid = this.valid.filter(({ untilMs }) => nowMs < untilMs);
    const proofs = readProofs(headers);
    const found = this.valid.find(({ proof }) => proofs.some((shown) => isSame(shown, proof)));
    if (!found) return false;
    const { second, slidingMs } = found;
    if (second !== null && !isSame(String(headers[second.header] ?? ''), second.value)) return false;
    if (slidingMs !== null) found.untilMs = nowMs + slidingMs;
    return true;
  }

  /** None of them is good any more. */
  revokeAll(): void {
    this.valid = [];
  }

  private add(proof: string, second: Valid['second'], lifeMs: number, slidingMs: number | null): void {
    this.valid.push({ proof, second, slidingMs, untilMs: this.now().getTime() + lifeMs });
  }
}

/** The scheme is spelled in several ways, so its case does not matter; what follows it is taken as it is. */
function readProofs(headers: IncomingHttpHeaders): string[] {
  const match = /^(soticket|bearer) +(\S+)$/i.exec(headers.authorization ?? '');
  if (match) return [`${(match[1] ?? '').toLowerCase()} ${match[2] ?? ''}`];
  if (headers.authorization !== undefined) return [];
  const session = /(?:^|; *)ASP\.NET_SessionId=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return session === undefined ? [] : [`session ${session}`];
}

function isSame(shown: string, wanted: string): boolean {
  return timingSafeEqual(digest(shown), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function makeSecret(): string {
  return randomBytes(24).toString('base64url');
}
