import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import { createErpConnections } from './erp-connections';
import { countRecords, defaultCompanies } from './generate-records';
import { storyCompanies } from './story';

/** How many actors of a type a site has. */
export interface ActorPlan {
  connectionId: number;
  type: ErpActorType;
  crmType: CrmActorType;
  total: number;
  /** Of them: twins of a CRM record that are linked to it. */
  linked: number;
  /** Of them: twins of a CRM record that nobody linked yet. */
  twins: number;
  key(number: number): string;
}

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** Keys as ERP systems have them: leading zeros, 18 digits (beyond what a number holds exactly), marks. */
const defaultPlans: Omit<ActorPlan, 'crmType'>[] = [
  { connectionId: 1, type: 'Customer', total: 254, linked: 66, twins: 60, key: (n) => String(10_100 + n) },
  { connectionId: 1, type: 'Supplier', total: 59, linked: 10, twins: 10, key: (n) => padded(20 + n, 5) },
  { connectionId: 1, type: 'Person', total: 130, linked: 30, twins: 20, key: (n) => padded(4_000 + n, 7) },
  { connectionId: 1, type: 'Project', total: 30, linked: 10, twins: 10, key: (n) => `PROJ${padded(n, 2)}` },
  {
    connectionId: 2,
    type: 'Customer',
    total: 99,
    linked: 15,
    twins: 20,
    key: (n) => `90071992547${padded(n, 7)}`,
  },
  {
    connectionId: 2,
    type: 'Partner',
    total: 59,
    linked: 9,
    twins: 10,
    key: (n) => `PA/${padded(20 + n, 4)}`,
  },
  { connectionId: 2, type: 'Project', total: 20, linked: 3, twins: 5, key: (n) => `2024-${padded(n, 4)}` },
  { connectionId: 3, type: 'Customer', total: 40, linked: 12, twins: 10, key: (n) => `erp${830 + n}` },
];

const findCrmType = (connectionId: number, type: ErpActorType): CrmActorType => {
  const connection = createErpConnections().find(({ id }) => id === connectionId);
  const mapping = connection?.actorTypes.find(({ erpType }) => erpType === type);
  if (!mapping) throw new Error(`No mapping of ${type} in connection ${connectionId}.`);
  return mapping.crmType;
};

/** Each record serves one actor per connection, as the unique index wants it. */
export const poolOf = ({ connectionId, crmType }: ActorPlan): string => `${connectionId}|${crmType}`;

/** The records that the actors of a pool can be twins of: all but the hand-written ones. */
function countPools(plans: readonly ActorPlan[], companies: number): Map<string, number> {
  const count = (type: CrmActorType): number =>
    countRecords(type, companies) - (type === 'Contact' ? storyCompanies.length : 0);
  return new Map(plans.map((plan) => [poolOf(plan), count(plan.crmType)]));
}

const scalePlans = (companies: number): ActorPlan[] => {
  const scale = companies / defaultCompanies;
  return defaultPlans.map((plan) => ({
    ...plan,
    crmType: findCrmType(plan.connectionId, plan.type),
    total: Math.round(plan.total * scale),
    linked: Math.round(plan.linked * scale),
    twins: Math.round(plan.twins * scale),
  }));
};

/** The links of the hand-written companies: no site has fewer. */
export function countStoryLinks(): number {
  return storyCompanies.flatMap(({ fjord, baltic }) => [fjord, baltic]).filter((twin) => twin?.linked).length;
}

/** The most links that the two unique indexes leave room for. */
export function countMostLinks(companies: number): number {
  const pools = countPools(scalePlans(companies), companies);
  return [...pools.values()].reduce((sum, count) => sum + count, countStoryLinks());
}

/** Shares links out among the types by their default weights, as far as each pool has records. */
function shareLinksOut(plans: ActorPlan[], room: Map<string, number>, links: number): void {
  const weights = new Map(plans.map((plan, at) => [plan, defaultPlans[at]?.linked ?? 1]));
  for (const plan of plans) plan.linked = 0;
  let left = links;
  while (left > 0) {
    const open = plans.filter((plan) => (room.get(poolOf(plan)) ?? 0) > 0);
    if (open.length === 0) throw new RangeError(`There is no room for ${left} of the links.`);
    const weight = open.reduce((sum, plan) => sum + (weights.get(plan) ?? 1), 0);
    const toShare = left;
    for (const plan of open) {
      const roomLeft = room.get(poolOf(plan)) ?? 0;
      const fair = Math.max(1, Math.floor((toShare * (weights.get(plan) ?? 1)) / weight));
      const more = Math.min(fair, roomLeft, left);
      plan.linked += more;
      room.set(poolOf(plan), roomLeft - more);
      left -= more;
    }
  }
}

/**
 * How many actors of each type there are: of customers in the first connection at least `customers`. With `links`, exactly
 * so many links come of it together with those of the hand-written companies. Throws a RangeError for a number outside `countStoryLinks` and `countMostLinks`.
 */
export function planActors(
  companies: number,
  { links, customers = 0 }: { links?: number | undefined; customers?: number },
): ActorPlan[] {
  const plans = scalePlans(companies);
  const [ofFirst] = plans;
  if (ofFirst) ofFirst.total = Math.max(ofFirst.total, customers);
  if (links === undefined) return plans;
  if (links < countStoryLinks())
    throw new RangeError(`The hand-written companies have more than ${links} links.`);
  const room = countPools(plans, companies);
  shareLinksOut(plans, room, links - countStoryLinks());
  for (const plan of plans) {
    const roomLeft = room.get(poolOf(plan)) ?? 0;
    plan.twins = Math.min(plan.twins, roomLeft);
    room.set(poolOf(plan), roomLeft - plan.twins);
    plan.total = Math.max(plan.total, plan.linked + plan.twins);
  }
  return plans;
}
