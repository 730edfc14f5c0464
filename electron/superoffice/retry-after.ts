/** What a `Retry-After` header is measured against. */
export interface RetryAfterClocks {
  /** The answer's own `Date` header; empty where it has none. */
  answerDate: string;
  /** This computer's clock, milliseconds since 1970. */
  wallMs: number;
}

/**
 * Milliseconds that a `Retry-After` header asks us to wait: seconds or an HTTP date (RFC 9110, 10.2.3). A date is
 * measured against the server's own clock where it tells the time, so that a wrong clock here does no harm. Null for
 * anything that is neither or lies in the past.
 */
export function parseRetryAfter(header: string, clocks: RetryAfterClocks): number | null {
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const untilMs = parseHttpDate(text);
  if (untilMs === null) return null;
  const waitMs = untilMs - (parseHttpDate(clocks.answerDate) ?? clocks.wallMs);
  return waitMs > 0 ? waitMs : null;
}

/** Only the form that servers must send: `Sun, 06 Nov 1994 08:49:37 GMT`. `Date.parse` alone takes almost anything. */
function parseHttpDate(text: string): number | null {
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text.trim())) return null;
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? null : timeMs;
}

/** How long to wait, as a person says it: `30 s`, `5 min`, `24 h`. Never less than was asked for. */
export function describeWait(seconds: number): string {
  if (seconds <= 120) return `${seconds} s`;
  if (seconds <= 7_200) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3_600)} h`;
}
