import type { SiteView } from '../../shared/site';

export interface SiteGroup {
  /** Empty for sites of no customer. */
  customer: string;
  sites: SiteView[];
}

/** Those in which every word of the search is found: in name, customer, address or user. */
export function searchSites(sites: readonly SiteView[], text: string): SiteView[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return sites.filter(({ name, customer, address, signInState }) => {
    const all = [name, customer, address, signInState.userName].join('\n').toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The last used first; those never used follow in the user's own order. */
export function sortByUse(sites: readonly SiteView[]): SiteView[] {
  return sites.toSorted((a, b) => (b.lastUsedAt ?? '').localeCompare(a.lastUsedAt ?? ''));
}

/** Sites of one customer together, in the place of the first of them. The built-in site stands alone. */
export function groupSites(sites: readonly SiteView[]): SiteGroup[] {
  const groups = new Map<string, SiteGroup>();
  for (const site of sites.filter(({ builtIn }) => !builtIn)) {
    const customer = site.customer.trim();
    const key = customer.toLowerCase();
    const group = groups.get(key) ?? { customer, sites: [] };
    group.sites.push(site);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The new order of ids with one site a step up (-1) or down (1): past its neighbour, at an edge its group past the next. */
export function moveSite(sites: readonly SiteView[], siteId: string, step: 1 | -1): string[] | null {
  const groups = groupSites(sites);
  const groupAt = groups.findIndex((group) => group.sites.some(({ id }) => id === siteId));
  const group = groups[groupAt];
  if (!group) return null;
  const at = group.sites.findIndex(({ id }) => id === siteId);
  const swapped = swap(group.sites, at, at + step);
  const moved = swapped
    ? groups.with(groupAt, { ...group, sites: swapped })
    : swap(groups, groupAt, groupAt + step);
  return moved?.flatMap((one) => one.sites.map(({ id }) => id)) ?? null;
}

/** Null where one of the two is not there. */
function swap<T>(items: readonly T[], a: number, b: number): T[] | null {
  const [first, second] = [items[a], items[b]];
  if (first === undefined || second === undefined) return null;
  return items.with(a, second).with(b, first);
}

/** Where a site is: its address, or for SuperOffice Online, which has none of its own, its customer. */
export function nameSitePlace({ address, signInState }: SiteView): string {
  if (address !== '') return address;
  const { tenant } = signInState;
  return tenant === null ? '' : tenant.companyName || tenant.id;
}
