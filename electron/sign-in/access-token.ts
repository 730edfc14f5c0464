import { toWallMs, type TwoClocks } from '../clock';
import { AppError, type ErrorCode } from '../../shared/errors';
import { createSingleFlight } from './single-flight';
import type { TokenSet } from './tokens';

/** Times of the monotonic clock, but for the one that says otherwise. */
interface HeldToken {
  accessToken: string;
  obtainedAtMs: number;
  obtainedAtWallMs: number;
  renewAtMs: number;
  expiresAtMs: number;
}

const longestMarginMs = 120_000;
const freshForMs = 30_000;
const waitAfterFailureMs = 30_000;
/** Long enough for all that one click asks for, short enough for a person who tries again. */
const rememberFailureMs = 5_000;

/**
 * Hands out the access token of one sign-in and gets a new one in time. `askForNew` runs once for however many
 * requests wait. A refusal by the service is remembered until the next sign-in, so that a revoked sign-in is not
 * knocked with at every request; a service in trouble is for a moment, because its answer may have been lost after it
 * did the work, and a refresh token is not to be used again without need.
 */
export class AccessTokens {
  private held: HeldToken | null = null;
  private failure: { error: AppError; atMs: number } | null = null;
  private generation = 0;
  private readonly renewOnce = createSingleFlight(() => this.renew());

  constructor(
    private readonly askForNew: () => Promise<TokenSet>,
    private readonly clock: TwoClocks,
  ) {}

  /** Takes over what a sign-in in the browser gave. */
  replace(tokens: TokenSet): void {
    this.generation += 1;
    this.failure = null;
    this.held = toHeld(tokens, this.clock);
  }

  /** A token that the site should accept, renewed shortly before it expires. */
  async get(): Promise<string> {
    const before = this.held;
    if (before !== null && this.clock.monotonicMs() < before.renewAtMs) return before.accessToken;
    try {
      await this.renewOnce();
    } catch (error) {
      if (before === null || !mayStillUse(before, error, this.clock.monotonicMs())) throw error;
      before.renewAtMs = this.clock.monotonicMs() + waitAfterFailureMs;
    }
    if (this.held === null) throw new AppError('sign-in-needed');
    return this.held.accessToken;
  }

  /** The site refused this one. True: another one is at hand. Throws where renewing failed. */
  async renewAfterRefusal(refused: string): Promise<boolean> {
    if (this.isNewerThan(refused)) return true;
    // A token that was only just made and is refused will not get better by making another.
    if (this.held !== null && isFresh(this.held, this.clock)) return false;
    await this.renewOnce();
    return this.isNewerThan(refused);
  }

  /** Milliseconds since 1970; null while there is no token. */
  expiresAtMs(): number | null {
    return this.held && toWallMs(this.clock, this.held.expiresAtMs);
  }

  private isNewerThan(refused: string): boolean {
    return this.held !== null && this.held.accessToken !== refused;
  }

  private async renew(): Promise<void> {
    if (this.failure && this.isRemembered(this.failure)) throw this.failure.error;
    const startedIn = this.generation;
    try {
      const tokens = await this.askForNew();
      // Somebody signed in anew meanwhile: that is newer than what we asked for.
      if (startedIn === this.generation) this.held = toHeld(tokens, this.clock);
    } catch (error) {
      if (startedIn !== this.generation) return;
      if (error instanceof AppError) this.failure = { error, atMs: this.clock.monotonicMs() };
      // What is left of the time of its token does not make a sign-in that was withdrawn one that may be used.
      if (isRevoked(error)) this.held = null;
      throw error;
    }
  }

  private isRemembered({ error, atMs }: { error: AppError; atMs: number }): boolean {
    if (isFinal(error.code)) return true;
    return isTrouble(error.code) && this.clock.monotonicMs() - atMs < rememberFailureMs;
  }
}

function toHeld({ accessToken, lifetimeMs }: TokenSet, clock: TwoClocks): HeldToken {
  const nowMs = clock.monotonicMs();
  const expiresAtMs = nowMs + lifetimeMs;
  const renewAtMs = expiresAtMs - Math.min(longestMarginMs, lifetimeMs / 10);
  return { accessToken, obtainedAtMs: nowMs, obtainedAtWallMs: clock.wallMs(), renewAtMs, expiresAtMs };
}

/**
 * Asks both clocks: the monotonic one may have stood still while the computer slept, and a token that grew old meanwhile
 * is one to renew. Where the other one only jumped, that is one renewal too many.
 */
function isFresh({ obtainedAtMs, obtainedAtWallMs }: HeldToken, clock: TwoClocks): boolean {
  const ageByWallMs = Math.abs(clock.wallMs() - obtainedAtWallMs);
  return Math.max(clock.monotonicMs() - obtainedAtMs, ageByWallMs) < freshForMs;
}

/** A token that still lives outlasts a service that is out of reach, but not a consent that was withdrawn. */
function mayStillUse(held: HeldToken, error: unknown, nowMs: number): boolean {
  return !isRevoked(error) && nowMs < held.expiresAtMs;
}

function isRevoked(error: unknown): boolean {
  return error instanceof AppError && error.code === 'sign-in-revoked';
}

function isFinal(code: ErrorCode): boolean {
  return code === 'sign-in-revoked' || code === 'sign-in-again';
}

function isTrouble(code: ErrorCode): boolean {
  return code === 'login-unreachable' || code === 'login-not-usable';
}
