import type { AppErrorData } from '../errors';

/** The envelope of every answer that crosses the bridge. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: AppErrorData };
