import type { ConnectionTestReport } from '../../shared/connection-test';
import type { UnlockEntry } from '../../shared/journal/entry';
import type { EventPayloads } from '../../shared/ipc/contract';
import type { EventName } from '../../shared/ipc/channels';
import { practiceSiteId, type SiteForm } from '../../shared/site';
import { createProgramText } from '../../shared/text/program-text';
import type { Desktop } from '../desktop';
import type { Log } from '../log';
import type { Clock } from '../clock';
import type { Redact } from '../redaction/redact';
import type { SecretStore } from '../storage/secret-store';
import { isAnySetAside, type AddNotice } from '../storage/set-aside';
import type { RecordExchange } from '../superoffice/exchange-recorder';
import type { RequestTimeouts } from '../superoffice/site-client';
import type { KnownSecrets } from '../redaction/known-secrets';
import { createOnlineSessions } from './online-sessions';
import { listPracticeSite } from './practice-site-view';
import type { PracticeSite } from './practice-site-thread';
import { createProxyQuestions, isOfProxy, type ProxyQuestions } from './proxy-questions';
import { createSiteCredentials } from './site-credentials';
import type { OpenConnectionFactory } from './connection-factory';
import { createConnectionKeeper } from './connection-keeper';
import { openSiteFile, type SiteFile } from './site-file';
import { createSiteFileDialogs, type SiteFileDialogs } from './site-file-dialogs';
import { createKeptAuthorities, type KeptAuthorities } from './kept-authorities';
import { createKeptSites } from './kept-sites';
import { createSiteLocks, type SiteLocks } from './site-locks';
import { bindingOf, createSiteSecrets, earlierBindingOf, isBinding, type SiteSecrets } from './site-secrets';
import { markOf } from './save-site';
import { createSites, type Sites } from './sites';

export interface SiteServices {
  sites: Sites;
  locks: SiteLocks;
  files: SiteFileDialogs;
  proxyQuestions: ProxyQuestions;
  testConnection: (form: SiteForm) => Promise<ConnectionTestReport>;
}

export interface SiteSurroundings {
  /** The file of the sites. */
  file: string;
  /** Where the copies of chosen certificate authorities are. */
  authorityFolder: string;
  appVersion: string;
  clock: () => Date;
  /** The same clock, for what is measured. */
  time: Clock;
  addNotice: AddNotice;
  secrets: SecretStore;
  known: KnownSecrets;
  practiceSite: PracticeSite;
  desktop: Desktop;
  redact: Redact;
  log: Log;
  emit: <E extends EventName>(event: E, payload: EventPayloads[E]) => void;
  /** What requests are recorded with, late. */
  openRecorder: () => Promise<{ record: RecordExchange }>;
  recordUnlock: (entry: UnlockEntry) => Promise<void>;
  /** What happened to a site, whether or not it is open for writing. */
  noteSite: (siteId: string, what: 'locked' | 'changed' | 'signed-in' | 'signed-out') => void;
  /** Instead of the sites' own, for tests. */
  timeouts: RequestTimeouts | null;
  /** Instead of `Math.random`, for tests. */
  random?: () => number;
  /** Another login service than Online's, on this computer, for rehearsals. */
  loginOrigin?: string;
}

/** Puts together everything that knows of sites. Reads the file of the sites and nothing else. */
export async function openSiteServices(around: SiteSurroundings): Promise<SiteServices> {
  const { clock, emit, desktop } = around;
  const text = createProgramText();
  const authorities = createKeptAuthorities(around.authorityFolder, desktop.readChosenFile);
  const siteFile = await openSiteFile({ ...around, addAuthority: authorities.add });
  const list = createKeptSites(siteFile);
  // Before any page runs: what an earlier run, or an earlier version, left to be decided.
  if (around.secrets.isUndecided(isBinding)) settleSecrets(around.secrets, siteFile);
  const secrets = createSiteSecrets(around.secrets, around.known);
  const noteChanged = (siteId: string) => emit('sites.changed', { siteId });
  const practiceSite = listPracticeSite(around.practiceSite, () => noteChanged(practiceSiteId));
  const proxyQuestions = createProxyQuestions({
    ...around,
    ask: (question) => emit('network.proxySignInNeeded', question),
    noteAnswered: noteChanged,
  });
  const openFactory = openFactoryOnce(around, proxyQuestions, authorities);
  const online = openOnline(around, secrets, openFactory, noteChanged);
  const credentials = createSiteCredentials({ ...around, secrets, online });
  const connections = createConnectionKeeper({
    ...around,
    practiceSite,
    list,
    credentials,
    online,
    openFactory,
  });
  const locks = createSiteLocks({
    clock: around.time,
    record: around.recordUnlock,
    noteProblem: around.log.problem,
    onWrite: noteChanged,
    onLocked: (siteId, reason) => {
      emit('sites.locked', { siteId, reason });
      if (reason === 'user') around.noteSite(siteId, 'locked');
      noteChanged(siteId);
    },
  });
  return {
    sites: createSites({
      ...around,
      practiceSite,
      list,
      secrets,
      credentials,
      online,
      connections,
      locks,
      authorities,
      text,
      noteChanged,
      confirm: desktop.confirm,
      sweepSecrets: () => sweepSecrets(around.secrets, siteFile, around.file),
    }),
    locks,
    files: createSiteFileDialogs({ list, desktop, authorities, clock, text }),
    proxyQuestions,
    testConnection: async (form) => {
      const [{ testSiteConnection }, { settings }] = await Promise.all([
        import('./test-site-form'),
        openFactory(),
      ]);
      return testSiteConnection(form, { ...settings, online });
    },
  };
}

function settleSecrets(secrets: SecretStore, { read, wasFound }: SiteFile): void {
  const sites = new Map(read().sites.map((site) => [site.id, site]));
  if (wasFound()) secrets.settle((siteId, mark) => mark === markOf(sites.get(siteId)));
  secrets.rebind((siteId, binding) => {
    if (isBinding(binding)) return binding;
    const site = sites.get(siteId);
    return site && earlierBindingOf(site) === binding ? bindingOf(site) : binding;
  });
}

/** What a killed program left, sealed and of no use to anybody; no first picture waits for it. */
function sweepSecrets(secrets: SecretStore, { read, wasFound }: SiteFile, file: string): void {
  const sites = new Set(read().sites.map(({ id }) => id));
  // A list that was put aside may come back, with sites that want their secrets.
  if (wasFound() && !isAnySetAside(file)) secrets.sweep((id) => isOfProxy(id) || sites.has(id));
}

function openFactoryOnce(
  around: SiteSurroundings,
  questions: ProxyQuestions,
  authorities: KeptAuthorities,
): OpenConnectionFactory {
  const load = async () => {
    const [{ createConnectionFactory }, { record }] = await Promise.all([
      import('./connection-factory'),
      around.openRecorder(),
    ]);
    return createConnectionFactory({ ...around, recordExchange: record }, questions, authorities);
  };
  let loading: ReturnType<typeof load> | undefined;
  return () => (loading ??= load());
}

function openOnline(
  { time, desktop, loginOrigin }: SiteSurroundings,
  secrets: SiteSecrets,
  openFactory: OpenConnectionFactory,
  noteChanged: (siteId: string) => void,
) {
  return createOnlineSessions({
    secrets,
    noteChanged,
    common: {
      clock: time,
      openBrowser: desktop.openSignInPage,
      text: createProgramText(),
      ...(loginOrigin === undefined ? {} : { loginOrigin }),
    },
    createTransport: async (owner) => (await openFactory()).loginTransportOf(owner),
  });
}
