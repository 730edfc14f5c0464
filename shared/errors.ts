/**
 * Everything that can go wrong, as a closed list. A code says what happened, never how to phrase it:
 * the sentence for each code lives in `shared/text/en/errors.ts`, and that table does not compile
 * while a code has no sentence.
 */
export const errorCodes = [
  // Asked for wrongly, or not allowed to ask.
  'invalid-input',
  'forbidden-sender',
  'not-found',
  // What a command line names wrongly, or has to name.
  'site-not-listed',
  'connection-not-named',
  'connection-not-listed',
  'sheet-not-there',
  'export-over-sheet',
  'option-not-of-plan',
  'not-production',
  'already-running',
  'scan-running',
  'scan-over',
  'scan-read-elsewhere',
  'scan-rules-not-noted',
  'blocked-by-check',
  'values-changed',
  'values-not-read',
  'site-address-changed',
  'confirmation-needed',
  'site-locked',
  'run-refused',
  'plan-busy',
  'plan-changed',
  'plan-checked-elsewhere',
  'plan-of-elsewhere',
  'row-was-sent',
  'row-not-saved',
  'nothing-to-send',
  'no-values-written',
  'import-not-readable',
  'internal-key-not-told',
  'no-sign-in',
  // On the way to the site.
  'cancelled',
  'too-many-waiting',
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timeout',
  'encryption-failed',
  'certificate',
  'certificate-self-signed',
  'certificate-unknown-issuer',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-wrong-host',
  'certificate-system-store',
  'draft-too-large',
  'not-asked-for',
  'too-many-writes',
  'still-production',
  'held-after-silence',
  'ca-file-missing',
  'ca-file-unreadable',
  'ca-file-not-a-certificate',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-unsupported',
  'proxy-sign-in-needed',
  'proxy-sign-in-refused',
  'proxy-needs-windows-sign-in',
  'proxy-needs-https',
  'insecure-address',
  'too-many-sites',
  'other-origin',
  // What the site answered.
  'redirected',
  'unauthorized',
  'no-permission',
  'site-not-found',
  'rejected',
  'unexpected-status',
  'refused-without-reason',
  'call-failed',
  'too-many-requests',
  'site-wants-rest',
  'site-error',
  'not-the-webapi',
  'broken-answer',
  'answer-too-large',
  'answer-too-many-rows',
  'answer-too-many-values',
  'answer-too-deep',
  // Signing in.
  'password-needed',
  'password-refused',
  'token-expired',
  'sign-in-needed',
  'sign-in-again',
  'sign-in-revoked',
  'sign-in-renewed',
  'sign-in-denied',
  'sign-in-timeout',
  'sign-in-wrong-nonce',
  'sign-in-code-expired',
  'sign-in-refused',
  'sign-in-other-tenant',
  'identity-signature',
  'identity-not-ours',
  'identity-expired',
  'login-unreachable',
  'login-not-usable',
  'browser-not-opened',
  'no-web-client',
  'port-taken',
  'tenant-not-found',
  'tenant-maintenance',
  'tenant-not-running',
  'tenant-address-untrusted',
  'wrong-server',
  'wrong-tenant-host',
  'tenant-moved',
  // A sheet that was opened.
  'sheet-not-a-file',
  'sheet-no-answer',
  'sheet-unreadable',
  'sheet-too-large',
  'sheet-too-large-unpacked',
  'sheet-empty',
  'sheet-damaged',
  'sheet-encrypted',
  'sheet-xlsb',
  'sheet-old-format',
  'sheet-other-format',
  'sheet-no-plan-file',
  'sheet-web-page',
  'sheet-xml',
  'sheet-no-rows',
  'sheet-not-text',
  'sheet-without-sheets',
  'sheet-too-many-rows',
  'sheet-too-many-columns',
  'sheet-cell-too-long',
  'sheet-unclosed-quote',
  'sheet-closed',
  'too-many-sheets-open',
  // On this computer.
  'storage-failed',
  'storage-damaged',
  'storage-full',
  'storage-locked',
  'storage-closed',
  'foreign-entry',
  'entry-gone',
  'nothing-to-restore',
  'keychain-unavailable',
  'keychain-locked',
  'keychain-silent',
  'secret-unreadable',
  'practice-site-down',
  'folder-not-opened',
  'bug',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * What the failed call did to the site. `nothing` is said only where it is known: the request never
 * left, it was a read, or the site refused it.
 */
export type Changed = 'nothing' | 'unknown';

/** An error as it crosses the bridge and as the activity keeps it. Never holds a secret. */
export interface AppErrorData {
  code: ErrorCode;
  changed: Changed;
  /** Values for the sentence: `host`, `status`, `seconds`, `call`, `file` … */
  params: Record<string, string | number>;
  /** The site's own words, for *Details*; empty where it gave none. */
  detail: string;
  /** Form field name to error code of that field. */
  fields?: Record<string, string>;
}

/** A failure that was foreseen. Anything else that is thrown is a bug. */
export class AppError extends Error implements AppErrorData {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly changed: Changed;
  readonly params: Record<string, string | number>;
  readonly detail: string;
  readonly fields?: Record<string, string>;

  constructor(code: ErrorCode, about: Partial<Omit<AppErrorData, 'code'>> & { cause?: unknown } = {}) {
    super(code, about.cause === undefined ? undefined : { cause: about.cause });
    this.code = code;
    this.changed = about.changed ?? 'nothing';
    this.params = about.params ?? {};
    this.detail = about.detail ?? '';
    if (about.fields) this.fields = about.fields;
  }

  /** The part that may cross the bridge or be stored. */
  toData(): AppErrorData {
    const { code, changed, params, detail, fields } = this;
    return fields ? { code, changed, params, detail, fields } : { code, changed, params, detail };
  }
}

/** Closes a switch over a union: a new member fails to compile instead of falling through. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
