import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnlockEntry } from '../../shared/journal/entry';
import { unlockMinutes } from '../../shared/site-limits';
import type { CapabilityReport } from '../../shared/capability-report';
import type { Input } from '../../shared/ipc/contract';
import {
  practiceSiteId,
  type SignInReport,
  type Site,
  type SiteForm,
  type SiteView,
} from '../../shared/site';
import { installationOf } from '../../shared/same-installation';
import { readSiteAddress } from '../../shared/site-address';
import type { SignInDescription } from '../../shared/sign-in-schemes';
import type { ProgramText } from '../../shared/text/program-text';
import type { Desktop } from '../desktop';
import type { Lane } from '../network/rate-limiter';
import type { AddNotice } from '../storage/set-aside';
import type { OnlineSessions } from './online-sessions';
import type { ListedPracticeSite } from './practice-site-view';
import { createSignInActions } from './sign-in-actions';
import type { SiteCredentials } from './site-credentials';
import type { SiteConnection } from './site-connection';
import type { ConnectionKeeper, RunWish } from './connection-keeper';
import type { KeptAuthorities } from './kept-authorities';
import type { KeptSites } from './kept-sites';
import type { SiteLocks } from './site-locks';
import type { SiteSecrets } from './site-secrets';
import { createTurns } from '../turns';
import { leavesProduction, removeSite, saveSite } from './save-site';
import { viewSite, viewSiteUnasked } from './site-view';

/** The sites that we know, and the connections to them. */
export interface Sites {
  /** The practice site first. */
  list: () => Promise<SiteView[]>;
  /** Of it the practice site, this one, those that are unlocked, and the last used: a few dozen, all where there are no more. */
  listRecent: (siteId: string) => Promise<SiteView[]>;
  /**
   * What the first picture shows: the practice site and the one that is in use, without a question to the keychain, nor a
   * look at any other. The recent ones once those were asked for.
   */
  listForStart: (siteId: string) => Promise<SiteView[]>;
  /**
   * Keeps the site and its secret, both or neither: after a failure both are as they were. Throws `invalid-input`,
   * `insecure-address`, `still-production` where a person did not want it to be production no more, or a storage error.
   */
  save: (form: SiteForm) => Promise<SiteView>;
  /** Forgets the site and its secrets, both or neither. Throws `not-found` or a storage error. */
  remove: (siteId: string) => Promise<void>;
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
  /** Asks the person. Throws `confirmation-needed` unless the name of a production site is repeated, `site-locked` after a no. */
  unlock: (input: Input<'sites.unlock'>) => Promise<{ until: string }>;
  lock: (siteId: string) => void;
  /** Throws `not-found` for a site that is not in the list. */
  require: (siteId: string) => void;
  /** Where a site is, as far as nobody has to be asked; null where only the site could tell, and for the practice site. */
  knownAddress: (siteId: string) => string | null;
  /** As a person calls it; null for one that is not in the list. */
  nameOf: (siteId: string) => string | null;
  /**
   * The same connection until the site is changed; one for what a person waits for and one for long work, whose requests
   * come after it. Throws `not-found` or `practice-site-down`.
   */
  connect: (siteId: string, lane?: Lane) => Promise<SiteConnection>;
  /**
   * A connection of its own for many requests, which a person's go before; no more a second than wished, null = as the
   * site's settings have it. The caller closes it. Throws as `connect`.
   */
  connectForRun: (siteId: string, wish: RunWish) => Promise<SiteConnection>;
}

export interface SitesOptions {
  list: KeptSites;
  secrets: SiteSecrets;
  credentials: SiteCredentials;
  online: OnlineSessions;
  connections: ConnectionKeeper;
  locks: SiteLocks;
  authorities: KeptAuthorities;
  practiceSite: ListedPracticeSite;
  clock: () => Date;
  recordUnlock: (entry: UnlockEntry) => Promise<void>;
  confirm: Desktop['confirm'];
  /** Forgets secrets that belong to no site. */
  sweepSecrets: () => void;
  text: ProgramText;
  addNotice: AddNotice;
  noteSite: (siteId: string, what: 'changed' | 'signed-in' | 'signed-out') => void;
  /** The page should ask for the site again. */
  noteChanged: (siteId: string) => void;
}

export function createSites(options: SitesOptions): Sites {
  const { list, connections, locks, text } = options;
  const probes = new Map<string, Promise<CapabilityReport>>();
  const probeNow = async (siteId: string) => {
    const [{ probeSite }, site] = await Promise.all([import('./probe-site'), connections.ofSite(siteId)]);
    return probeSite(site, options.clock);
  };
  const renew = (siteId: string) => {
    connections.forget(siteId);
    probes.delete(siteId);
  };
  const view = (site: Site) => viewSite(site, options);
  const change = createTurns();
  return {
    ...createListing(options, view, change),
    ...createSignInActions(options, { view, renew, change }),
    save: async (form) => {
      // Before its turn: other changes do not wait for an answer.
      const hasConfirmed = leavesProduction(form, list) !== null && (await confirmLeaving(form, options));
      const site = await change(() =>
        saveSite(form, { ...options, hasConfirmed }, (saved) => {
          // What was unlocked was the site as it was.
          locks.lock(saved.id, 'changed');
          renew(saved.id);
          options.noteSite(saved.id, 'changed');
        }),
      );
      options.noteChanged(site.id);
      return view(site);
    },
    remove: (siteId) =>
      change(async () => {
        await removeSite(siteId, options);
        locks.lock(siteId, 'changed');
        options.credentials.forget(siteId);
        renew(siteId);
        options.noteSite(siteId, 'changed');
      }),
    testSignIn: async (form) => (await import('./test-site-form')).testSignIn(form, options),
    probe: (siteId, again) => {
      const known = again ? undefined : probes.get(siteId);
      const probing = known ?? probeNow(siteId);
      probes.set(siteId, probing);
      // A site that could not be reached is asked again by the next.
      probing.catch(() => {
        if (probes.get(siteId) === probing) probes.delete(siteId);
      });
      return probing;
    },
    unlock: async (input) => {
      const site = list.find(input.siteId);
      const readUser = async () => (await options.credentials.describe(site)).userName;
      const confirm = () =>
        options.confirm({
          title: text('question.unlock.title', { site: site.name }),
          detail: text('question.unlock.detail', { place: site.address, count: unlockMinutes }),
          yes: text('question.unlock.yes', { count: unlockMinutes }),
        });
      const unlocked = await locks.unlock(site, { confirm, readUser }, input);
      options.noteChanged(site.id);
      return unlocked;
    },
    lock: (siteId) => locks.lock(siteId, 'user'),
    require: (siteId) => {
      if (siteId !== practiceSiteId) list.find(siteId);
    },
    knownAddress: (siteId) => {
      const site = list.peek(siteId);
      return (site && readSiteAddress(installationOf(site))?.url) ?? null;
    },
    nameOf: (siteId) =>
      siteId === practiceSiteId ? options.practiceSite.view().name : (list.peek(siteId)?.name ?? null),
    connect: (siteId, lane) => connections.ofSite(siteId, lane),
    connectForRun: connections.ofRun,
  };
}

/** Asked by the program itself: a page that was taken over would say yes. */
function confirmLeaving(form: SiteForm, { confirm, text }: SitesOptions): Promise<boolean> {
  return confirm({
    title: text('question.leaveProduction.title', { site: form.name }),
    detail: text('question.leaveProduction.detail', { place: form.address }),
    yes: text('question.leaveProduction.yes'),
  });
}

/** How many sites the page knows before somebody opens the list. */
export const recentSites = 24;

type View = (site: Site) => Promise<SiteView>;

function createListing(options: SitesOptions, view: View, change: ReturnType<typeof createTurns>) {
  const { list, practiceSite, locks, text } = options;
  const noteUnreadable = createUnreadableNotices(options.addNotice);
  let isSwept = false;
  let isListed = false;
  const readAll = async () => {
    isListed = true;
    const sites = await list.allInTurns();
    if (!isSwept) void change(async () => options.sweepSecrets());
    isSwept = true;
    return sites;
  };
  const listViews = async (sites: readonly Site[]) => {
    const views = await viewInTurns(sites, view);
    noteUnreadable(views);
    return [practiceSite.view(), ...views];
  };
  const listAll = async () => listViews(await readAll());
  const listRecent = async (siteId: string) => {
    const sites = await readAll();
    const isNeeded = ({ id }: Site) => id === siteId || locks.unlockedUntil(id) !== null;
    const recent = new Set([...sites.filter(isNeeded), ...sites.toSorted(byLastUse).slice(0, recentSites)]);
    return listViews(sites.filter((site) => recent.has(site)));
  };
  return {
    list: listAll,
    listRecent,
    listForStart: async (siteId: string) => {
      if (isListed) return listRecent(siteId);
      const current = list.peek(siteId);
      return [practiceSite.view(), ...(current ? [await viewSiteUnasked(current, options)] : [])];
    },
    reorder: async (siteIds: readonly string[]) => {
      list.reorder(siteIds.filter((siteId) => siteId !== practiceSiteId));
      return listAll();
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

/** The last used first; those never used follow in the user's own order. */
function byLastUse(a: Site, b: Site): number {
  const [usedA, usedB] = [a.lastUsedAt ?? '', b.lastUsedAt ?? ''];
  return usedA === usedB ? 0 : usedA > usedB ? -1 : 1;
}

/** Of thousands, so many before anybody else gets his turn: a few milliseconds. */
const viewsPerTurn = 50;

async function viewInTurns(sites: readonly Site[], view: View): Promise<SiteView[]> {
  const views: SiteView[] = [];
  for (let from = 0; from < sites.length; from += viewsPerTurn) {
    if (from > 0) await nextTurn();
    views.push(...(await Promise.all(sites.slice(from, from + viewsPerTurn).map(view))));
  }
  return views;
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
