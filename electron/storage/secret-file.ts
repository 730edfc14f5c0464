import { z } from 'zod';
import { openJsonFile, type JsonFileOptions } from './json-file';

const storedSecretSchema = z.strictObject({
  /** The secret belongs to this origin and is given to no other. */
  origin: z.string(),
  /** Base64 of what the system's store made of it. */
  blob: z.string(),
  backend: z.string(),
  version: z.literal(1),
});
export type StoredSecret = z.infer<typeof storedSecretSchema>;

const stagedSecretSchema = z.strictObject({
  /** Of the site's record that this secret goes with. */
  mark: z.string(),
  /** Null: the site is to have none. */
  secret: storedSecretSchema.nullable(),
});
export type StagedSecret = z.infer<typeof stagedSecretSchema>;

const secretsSchema = z.strictObject({
  secrets: z.record(z.string(), storedSecretSchema),
  /** Written ahead of the records of their sites, which are in a file of their own. */
  staged: z.record(z.string(), stagedSecretSchema).exactOptional(),
});
type Contents = z.infer<typeof secretsSchema>;

/** The file of the sealed secrets. Everything that writes throws storage errors, and changes nothing then. */
export interface SecretFile {
  find: (siteId: string) => StoredSecret | undefined;
  /** The same before everything else in the file is checked, and whatever is staged. */
  peek: (siteId: string) => StoredSecret | undefined;
  /** Whether anything is staged, or kept for a place that `isBinding` does not know; one look without a check. */
  isUndecided: (isBinding: (origin: string) => boolean) => boolean;
  put: (siteId: string, secret: StoredSecret) => void;
  /** With what is staged for it. */
  remove: (siteId: string) => void;
  /** Kept beside the one that counts until it is decided. */
  stage: (siteId: string, staged: StagedSecret) => void;
  /**
   * What is staged counts from now on, or is dropped. Never throws: what cannot be written now is written with the next
   * change, or decided again at the next start.
   */
  decide: (isKept: (siteId: string, mark: string) => boolean, siteId?: string) => void;
  /** One write for all that changes; what cannot be written now is tried at the next start. Never throws. */
  rebind: (bind: (siteId: string, origin: string) => string) => void;
  /** Forgets what belongs to nobody any more; what cannot be written now is tried at the next start. Never throws. */
  sweep: (isNeeded: (siteId: string) => boolean) => void;
  /** Writes what was decided and could not be written. */
  finish: () => void;
}

export async function openSecretFile(
  options: Pick<JsonFileOptions<Contents>, 'file' | 'clock' | 'addNotice'>,
): Promise<SecretFile> {
  const file = await openJsonFile({
    ...options,
    schema: secretsSchema,
    empty: { secrets: {} },
    migrations: [],
    entries: { secrets: storedSecretSchema, staged: stagedSecretSchema },
  });
  const decided = new Map<string, boolean>();
  const read = () => applyDecisions(file.read(), decided);
  const write = (contents: Contents) => {
    file.write(contents);
    decided.clear();
  };
  const finish = () => {
    if (decided.size > 0) write(read());
  };
  return {
    find: (siteId) => read().secrets[siteId],
    peek: (siteId) => file.peek('secrets', siteId),
    isUndecided: (isBinding) =>
      file.holds(({ secrets, staged }) => {
        const origins = Object.values(secrets ?? {}).map(
          (secret: Partial<StoredSecret> | null) => secret?.origin,
        );
        return staged !== undefined || origins.some((origin) => !isBinding(origin ?? ''));
      }),
    put: (siteId, secret) => {
      const { secrets, ...others } = read();
      write({ ...others, secrets: { ...secrets, [siteId]: secret } });
    },
    remove: (siteId) => {
      const { secrets, staged = {} } = read();
      if (secrets[siteId] || staged[siteId])
        write(compose(without(secrets, siteId), without(staged, siteId)));
    },
    stage: (siteId, staged) => {
      const contents = read();
      write({ ...contents, staged: { ...contents.staged, [siteId]: staged } });
    },
    decide: (isKept, only) => {
      for (const [siteId, { mark }] of Object.entries(read().staged ?? {}))
        if (only === undefined || only === siteId) decided.set(siteId, isKept(siteId, mark));
      try {
        finish();
      } catch {
        // Both files hold enough to decide it again.
      }
    },
    rebind: (bind) => {
      const { secrets, ...others } = read();
      const bound = Object.entries(secrets).map(([siteId, secret]) => {
        const origin = bind(siteId, secret.origin);
        return [siteId, origin === secret.origin ? secret : { ...secret, origin }] as const;
      });
      if (bound.every(([siteId, secret]) => secrets[siteId] === secret)) return;
      try {
        write({ ...others, secrets: Object.fromEntries(bound) });
      } catch {
        // They count as not given until then, and none is lost.
      }
    },
    sweep: (isNeeded) => {
      const { secrets, ...others } = read();
      const needed = Object.entries(secrets).filter(([siteId]) => isNeeded(siteId));
      if (needed.length === Object.keys(secrets).length) return;
      try {
        write({ ...others, secrets: Object.fromEntries(needed) });
      } catch {
        // Sealed and of no use to anybody, they wait for the next start.
      }
    },
    finish,
  };
}

function applyDecisions(contents: Contents, decided: ReadonlyMap<string, boolean>): Contents {
  if (decided.size === 0) return contents;
  let { secrets, staged = {} } = contents;
  for (const [siteId, isKept] of decided) {
    const found = staged[siteId];
    staged = without(staged, siteId);
    if (!found || !isKept) continue;
    secrets = found.secret ? { ...secrets, [siteId]: found.secret } : without(secrets, siteId);
  }
  return compose(secrets, staged);
}

/** Without the member where nothing is staged, so that the file reads as it always did. */
function compose(secrets: Contents['secrets'], staged: NonNullable<Contents['staged']>): Contents {
  return Object.keys(staged).length > 0 ? { secrets, staged } : { secrets };
}

function without<T>(all: Record<string, T>, siteId: string): Record<string, T> {
  const { [siteId]: _left, ...others } = all;
  return others;
}
