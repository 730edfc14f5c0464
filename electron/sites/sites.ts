import { randomUUID } from 'node:crypto';
import type { CapabilityReport } from '../../shared/capability-report';
import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import {
  practiceSiteId,
  type SignInReport,
  type Site,
  type SiteForm,
  type SiteView,
} from '../../shared/site';
import { asksEachTime } from '../../shared/sign-in-fields';
import type { SignInDescription } from '../../shared/sign-in-schemes';
import type { Text } from '../../shared/text/text';
import type { AskedPassword } from '../sign-in/asked-password';
import type { AddNotice } from '../storage/set-aside';
import { readSignInState } from './online-sign-in-state';
import type { OnlineSignIns } from './online-sign-ins';
import type { ListedPracticeSite } from './practice-site';
import { probeSite } from './probe-site';
import { createSignInCalls } from './sign-in-calls';
import type { SignIns } from './sign-ins';
import type { SiteConnection } from './site-connection';
import type { SiteConnections } from './site-connections';
import type { SiteList } from './site-list';
import type { SiteLocks } from './site-locks';
import type { SiteSecrets } from './site-secrets';
import { testSignIn } from './test-sign-in';

/** The sites that we know, and the way to them. */
export interface Sites {
  /** The practice site first. */
  list: () => Promise<SiteView[]>;
  /** Throws `invalid-input`, `insecure-address` or a storage error. */
  save: (form: SiteForm) => Promise<SiteView>;
  /** Forgets the site and its secrets. */
  remove: (siteId: string) => void;
  reorder: (siteIds: readonly string[]) => Promise<SiteView[]>;
  /** Without its secrets. */
  duplicate: (siteId: string) => Promise<SiteView>;
  /** Notes when; production sites that were unlocked are locked. */
  use: (siteId: string) => Promise<SiteView>;
  /** For sites that ask each time: kept in memory. Throws `password-refused` where the site does not accept it. */
  givePassword: (siteId: string, password: string) => Promise<void>;
  signInOnline: (input: Input<'sites.signInOnline'>) => Promise<SignInDescription>;
  cancelSignIn: () => void;
  /** Forgets the secrets of the site, also those in memory. */
  signOut: (siteId: string) => Promise<SiteView>;
  /** Signs in with the form's values; with stored secrets only where the form still leads to their place. */
  testSignIn: (form: SiteForm) => Promise<SignInReport>;
  /** Once per site and sign-in; `again` asks anew. */
  probe: (siteId: string, again: boolean) => Promise<CapabilityReport>;
  /** Throws `confirmation-needed` unless the name of a production site is repeated. */
  unlock: (input: Input<'sites.unlock'>) => Promise<{ until: string }>;
  lock: (siteId: string) => void;
  /** The same connection until the site is changed. Throws `not-found` or `practice-site-down`. */
  connect: (siteId: string) => Promise<SiteConnection>;
}

export interface SitesOptions {
  list: SiteList;
  secrets: SiteSecrets;
  signIns: SignIns;
  online: OnlineSignIns;
  connections: SiteConnections;
  locks: SiteLocks;
  practiceSite: ListedPracticeSite;
  clock: () => Date;
  text: Text;
  addNotice: AddNotice;
  /** The page should ask for the site again. */
  noteChanged: (siteId: string) => void;
}

export function createSites(options: SitesOptions): Sites {
  const { list, secrets, connections, locks } = options;
  const probes = new Map<string, Promise<CapabilityReport>>();
  const renew = (siteId: string) => {
    connections.forget(siteId);
    probes.delete(siteId);
  };
  const view = (site: Site) => viewSite(site, options);
  return {
    ...createListing(options, view),
    ...createSignInCalls(options, { view, renew }),
    save: async (form) => {
      const site = await saveSite(form, options);
      // What was unlocked was the site as it was.
      locks.lock(site.id, 'changed');
      renew(site.id);
      options.noteChanged(site.id);
      return view(site);
    },
    remove: (siteId) => {
      list.remove(siteId);
      locks.lock(siteId, 'changed');
      secrets.remove(siteId);
      options.signIns.forget(siteId);
      renew(siteId);
    },
    testSignIn: (form) => testSignIn(form, options),
    probe: (siteId, again) => {
      const known = again ? undefined : probes.get(siteId);
      const probing = known ?? connections.ofSite(siteId).then((site) => probeSite(site, options.clock));
      probes.set(siteId, probing);
      // A site that could not be reached is asked again by the next.
      probing.catch(() => {
        if (probes.get(siteId) === probing) probes.delete(siteId);
      });
      return probing;
    },
    unlock: async (input) => {
      const site = list.find(input.siteId);
      const { userName } = await options.signIns.describe(site);
      const unlocked = await locks.unlock(site, userName, input);
      options.noteChanged(site.id);
      return unlocked;
    },
    lock: (siteId) => locks.lock(siteId, 'user'),
    connect: (siteId) => connections.ofSite(siteId),
  };
}

type View = (site: Site) => Promise<SiteView>;

function createListing(options: SitesOptions, view: View) {
  const { list, practiceSite, locks, text } = options;
  const noteUnreadable = createUnreadableNotices(options.addNotice);
  const listViews = async () => {
    const views = await Promise.all(list.all().map(view));
    noteUnreadable(views);
    return [practiceSite.view(), ...views];
  };
  return {
    list: listViews,
    reorder: async (siteIds: readonly string[]) => {
      list.reorder(siteIds.filter((siteId) => siteId !== practiceSiteId));
      return listViews();
    },
    duplicate: async (siteId: string) =>
      view(list.duplicate(siteId, (name) => text('transfer.copyName', { name }))),
    use: async (siteId: string) => {
      locks.lockOthers(siteId);
      if (siteId === practiceSiteId) return practiceSite.view();
      const site = { ...list.find(siteId), lastUsedAt: options.clock().toISOString() };
      list.put(site);
      return view(site);
    },
  } satisfies Partial<Sites>;
}

async function viewSite(site: Site, { secrets, signIns, locks, clock }: SitesOptions): Promise<SiteView> {
  const { secret, secretsSet } = await describeSecrets(site, secrets, signIns);
  const signInState = await signIns.describe(site);
  return {
    ...site,
    secret: readSignInState(secret, signInState, clock()),
    secretsSet,
    builtIn: false,
    signInState,
    unlockedUntil: locks.unlockedUntil(site.id),
  };
}

/** A password that is asked for each time is there or not; none is stored. What else is secret is. */
async function describeSecrets(
  site: Site,
  secrets: SiteSecrets,
  signIns: SignIns,
): Promise<Pick<SiteView, 'secret' | 'secretsSet'>> {
  const kept = await secrets.describe(site);
  if (!asksEachTime(site.signIn) || kept.secret === 'unreadable') return kept;
  const { secretsSet } = kept;
  const isGiven = (await signIns.askedPassword(site).read()) !== null;
  if (!isGiven) return { secret: 'none', secretsSet };
  return { secret: 'session', secretsSet: ['password', ...secretsSet] };
}

/** Tells once per site that its secret cannot be read, however often the list is asked for. */
function createUnreadableNotices(addNotice: AddNotice): (views: readonly SiteView[]) => void {
  const told = new Set<string>();
  return (views) => {
    for (const { id, name, secret } of views) {
      if (secret !== 'unreadable' || told.has(id)) continue;
      told.add(id);
      addNotice({ id: randomUUID(), kind: 'secret-unreadable', params: { site: name } });
    }
  };
}

function noteAsked(asked: AskedPassword, password: string): void {
  if (password === '') asked.forget();
  else asked.provide(password);
}

async function saveSite(form: SiteForm, options: SitesOptions): Promise<Site> {
  const { list, secrets, signIns, online } = options;
  if (form.id === practiceSiteId) throw new AppError('not-found', { params: { what: form.id } });
  const site = list.prepare(form);
  const entered = form.secrets ?? {};
  // The secret first: a site is never saved beside a secret that could not be kept.
  await online.adopt({ ...form, id: form.id ?? '' }, site);
  const asks = asksEachTime(site.signIn);
  const { password } = entered;
  if (asks && password !== undefined) noteAsked(signIns.askedPassword(site), password);
  // A password that was kept until now goes, whatever was entered.
  if (asks || Object.keys(entered).length > 0) {
    const sealed = await secrets.merge(site, entered);
    if (sealed !== null) await signIns.requireUsable(site, sealed);
    await secrets.write(site, sealed);
  }
  list.put(site);
  return site;
}
