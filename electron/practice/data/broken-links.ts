import type { ErpLink } from './model';
import type { PracticeStore } from './store';
import { storyCompanies } from './story';

/** The ways in which a link comes to lead nowhere, or two come to lead to one place. */
const ways = ['record-gone', 'actor-gone', 'double-key'] as const;

/**
 * Breaks links as years do: of every three, one loses its record, one its ERP actor, and one holds a key that another
 * record holds too, which the index of a sound site does not allow. The hand-written companies stay as they are. Returns
 * how many were broken: `count`, or as many as there are.
 */
export function breakLinks(store: PracticeStore, count: number): number {
  const links = [...store.links.values()].filter(
    ({ crmType, recordId }) => crmType !== 'Contact' || recordId > storyCompanies.length,
  );
  const step = Math.max(1, Math.floor(links.length / Math.max(1, count)));
  const chosen = links.filter((_, index) => index % step === 0).slice(0, count);
  for (const [index, link] of chosen.entries()) breakLink(store, links, link, ways[index % ways.length]);
  return chosen.length;
}

function breakLink(
  store: PracticeStore,
  links: readonly ErpLink[],
  link: ErpLink,
  way: (typeof ways)[number] | undefined,
): void {
  const { connectionId, crmType, recordId, erpType, erpKey } = link;
  if (way === 'record-gone') store.deleteRecord(crmType, recordId);
  else if (way === 'actor-gone') store.deleteActor(connectionId, erpType, erpKey);
  else {
    const other = links.find(
      (one) => one !== link && isAlike(one, link) && store.links.has(one.externalKeyId),
    );
    if (other) store.moveKey(link, other.erpKey);
  }
}

function isAlike(a: ErpLink, b: ErpLink): boolean {
  return a.connectionId === b.connectionId && a.erpType === b.erpType && a.erpKey !== b.erpKey;
}
