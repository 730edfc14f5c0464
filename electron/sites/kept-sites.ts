import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type { Site, SiteForm } from '../../shared/site';
import { siteLimits } from '../../shared/site-limits';
import { requireSecureAddress, toApiAddress } from '../superoffice/api-address';
import type { SiteFile } from './site-file';

/**
 * The sites on disk, in the user's order. Everything here throws storage errors, `not-found` for unknown ids, and
 * `too-many-sites`, before anything is kept.
 */
export interface KeptSites {
  all: () => Site[];
  /** The same once all are checked, which thousands are in turns of a few milliseconds. */
  allInTurns: () => Promise<Site[]>;
  /** One of them before all others are checked; undefined where it is not among them. */
  peek: (siteId: string) => Site | undefined;
  find: (siteId: string) => Site;
  /** A new site goes to the end. Throws `invalid-input` and `insecure-address`; nothing is kept then. */
  prepare: (form: SiteForm) => Site;
  put: (site: Site) => void;
  add: (sites: readonly Omit<Site, 'id' | 'lastUsedAt'>[]) => void;
  remove: (siteId: string) => void;
  /** Throws `invalid-input` where the ids are not exactly those of the list. */
  reorder: (siteIds: readonly string[]) => void;
  /** Right behind the original. */
  duplicate: (siteId: string, nameCopy: (name: string) => string) => Site;
}

export function createKeptSites(file: SiteFile): KeptSites {
  const all = () => file.read().sites;
  const write = (sites: readonly Site[]) => {
    const [count, limit] = [sites.length, siteLimits.sites];
    if (count > limit) throw new AppError('too-many-sites', { params: { count, limit } });
    file.write({ sites: [...sites] });
  };
  const find = (siteId: string) => findSite(all(), siteId);
  return {
    all,
    allInTurns: async () => {
      await file.checkInTurns();
      return all();
    },
    peek: (siteId) => file.peek('sites', siteId),
    find,
    prepare: (form) => {
      const { secrets: _secrets, id, ...fields } = form;
      // Where SuperOffice Online is, it says itself.
      if (fields.signIn.scheme !== 'online')
        requireSecureAddress(toApiAddress(fields.address), fields.allowHttp);
      if (id === undefined) return { id: randomUUID(), ...fields, lastUsedAt: null };
      const { lastUsedAt, productionUntil } = find(id);
      const kept = { id, ...fields, lastUsedAt };
      // It stays known for as long as it is something else.
      if (fields.environment === 'production' || productionUntil === undefined) return kept;
      return { ...kept, productionUntil };
    },
    put: (site) => {
      const isKnown = all().some(({ id }) => id === site.id);
      write(isKnown ? all().map((other) => (other.id === site.id ? site : other)) : [...all(), site]);
    },
    add: (sites) =>
      write([...all(), ...sites.map((site) => ({ ...site, id: randomUUID(), lastUsedAt: null }))]),
    remove: (siteId) => {
      find(siteId);
      write(all().filter(({ id }) => id !== siteId));
    },
    reorder: (siteIds) => {
      const isSame = siteIds.length === all().length && new Set(siteIds).size === siteIds.length;
      if (!isSame) throw new AppError('invalid-input', { fields: { siteIds: 'not-the-list' } });
      write(siteIds.map(find));
    },
    duplicate: (siteId, nameCopy) => {
      const original = find(siteId);
      const name = nameCopy(original.name.slice(0, siteLimits.name - nameCopy('').length));
      const copy: Site = { ...original, id: randomUUID(), name, lastUsedAt: null };
      write(all().flatMap((site) => (site.id === siteId ? [site, copy] : [site])));
      return copy;
    },
  };
}

function findSite(sites: readonly Site[], siteId: string): Site {
  const site = sites.find(({ id }) => id === siteId);
  if (!site) throw new AppError('not-found', { params: { what: siteId } });
  return site;
}
