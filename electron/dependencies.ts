import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { systemClock } from './clock';
import { openLog } from './log';
import { createNotices } from './notices';
import { createKnownSecrets } from './redaction/known-secrets';
import { createRedact } from './redaction/redact';
import type { ServiceDeps } from './services';
import {
  createPracticeSiteThread,
  type PracticeAccess,
  type PracticeSite,
} from './sites/practice-site-thread';
import { openElectronKeychain } from './storage/electron-keychain';
import { createPaths } from './storage/paths';
import { openSecretStore } from './storage/secret-store';
import { removeOrphanTempFiles } from './storage/temp-files';
import { takeFailureNote } from './window/fatal-end';

/** What every service stands on. */
export async function makeDependencies(deps: ServiceDeps) {
  const time = deps.clock ?? systemClock;
  const clock = () => new Date(time.wallMs());
  const paths = createPaths(deps.dataFolder);
  mkdirSync(paths.dataFolder, { recursive: true, mode: 0o700 });
  removeOrphanTempFiles(paths);
  const notices = createNotices((notice) => deps.emit('app.notice', notice));
  const common = { clock, addNotice: notices.add };
  const logReference = takeFailureNote(paths.failureNote);
  if (logReference !== null)
    notices.add({ id: randomUUID(), kind: 'closed-by-failure', params: { logReference } });
  const secrets = await openSecretStore({
    ...common,
    file: paths.secrets,
    // Whoever was told that it is locked hears that it is open.
    backend: createOnce(
      deps.secretBackend ?? (() => openElectronKeychain(() => deps.emit('sites.changed', { siteId: '' }))),
    ),
  });
  const known = createKnownSecrets();
  const practiceSite = noteAccess(
    deps.practiceSite ?? createPracticeSiteThread(deps.practiceEntry),
    ({ password }) => known.note(password),
  );
  const redact = createRedact(known);
  const log = await openLog({ file: paths.logFile, redact });
  return { clock, time, paths, notices, common, secrets, known, practiceSite, redact, log };
}

export type Dependencies = Awaited<ReturnType<typeof makeDependencies>>;

/** Made at the first call, for all that follow. */
function createOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

function noteAccess(site: PracticeSite, note: (access: PracticeAccess) => void): PracticeSite {
  return {
    access: async () => {
      const access = await site.access();
      note(access);
      return access;
    },
    stop: site.stop,
  };
}
