import type { ErpActorType } from '../../../shared/record/actor-types';
import { addErpOnlyValues, driftApart, toErpValues } from './erp-twin';
import { makeCompanyValues, makePersonValues, makeProjectValues, type Values } from './fresh-values';
import type { ActorTypeMapping, CrmRecord, ErpActor } from './model';
import type { Random } from './random';
import type { PracticeStore } from './store';
import { storyCompanies, type StoryCompany } from './story';

/** How many actors of a type a site of the default size has. */
interface ActorPlan {
  connectionId: number;
  type: ErpActorType;
  total: number;
  /** Of them: twins of a CRM record that are linked to it. */
  linked: number;
  /** Of them: twins of a CRM record that nobody linked yet. */
  twins: number;
  key(number: number): string;
}

const padded = (number: number, width: number): string => String(number).padStart(width, '0');

/** Keys as ERP systems have them: leading zeros, 18 digits (beyond what a number holds exactly), marks. */
const plans: ActorPlan[] = [
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

const shareThatDiffers = 0.45;

function addActor(
  store: PracticeStore,
  random: Random,
  mapping: ActorTypeMapping,
  about: { connectionId: number; key: string; values: Values; parent?: ErpActor['parent'] },
): ErpActor {
  addErpOnlyValues(mapping, about.values, random);
  return store.addActor({
    connectionId: about.connectionId,
    type: mapping.erpType,
    key: about.key,
    values: about.values,
    parent: about.parent ?? null,
    lastModified: new Date(Date.UTC(2025, random.between(0, 11), random.between(1, 28))).toISOString(),
  });
}

function addLink(store: PracticeStore, record: CrmRecord, actor: ErpActor): void {
  store.addLink({
    connectionId: actor.connectionId,
    crmType: record.type,
    recordId: record.id,
    erpType: actor.type,
    erpKey: actor.key,
    mostRecentTimestamp: actor.lastModified,
  });
}

const requireMapping = (store: PracticeStore, connectionId: number, type: ErpActorType): ActorTypeMapping => {
  const mapping = store.findConnection(connectionId)?.actorTypes.find((one) => one.erpType === type);
  if (!mapping) throw new Error(`No mapping of ${type} in connection ${connectionId}.`);
  return mapping;
};

function addStoryActor(
  store: PracticeStore,
  random: Random,
  record: CrmRecord,
  connectionId: number,
  twin: NonNullable<StoryCompany['fjord'] | StoryCompany['baltic']>,
): void {
  const mapping = requireMapping(store, connectionId, twin.type);
  const values = { ...toErpValues(mapping, record.values, twin.key), ...twin.differs };
  const actor = addActor(store, random, mapping, { connectionId, key: twin.key, values });
  if (twin.linked) addLink(store, record, actor);
}

/** The ERP counterpart of a person's company, where the connection has one. */
function findParent(
  store: PracticeStore,
  connectionId: number,
  record: CrmRecord | null,
): ErpActor['parent'] {
  if (record?.type !== 'Person' || record.companyId === null) return null;
  const link = store.findLinkOfRecord(connectionId, 'Contact', record.companyId);
  return link ? { type: link.erpType, key: link.erpKey } : null;
}

function makeStrangerValues(mapping: ActorTypeMapping, random: Random, number: number): Values {
  const company = makeCompanyValues(random);
  if (mapping.crmType === 'Person') return makePersonValues(random, company);
  return mapping.crmType === 'Project' ? makeProjectValues(random, company, number) : company;
}

function generateType(
  store: PracticeStore,
  random: Random,
  plan: ActorPlan,
  scale: number,
  free: CrmRecord[],
): void {
  const { connectionId } = plan;
  const mapping = requireMapping(store, connectionId, plan.type);
  const [total, linked, twins] = [plan.total, plan.linked, plan.twins].map((count) =>
    Math.round(count * scale),
  );
  for (let number = 1; number <= (total ?? 0); number += 1) {
    const record = number <= (linked ?? 0) + (twins ?? 0) ? (free.pop() ?? null) : null;
    const key = plan.key(number);
    const source = record?.values ?? makeStrangerValues(mapping, random, number);
    const values = toErpValues(mapping, source, key);
    if (record && random.chance(shareThatDiffers)) driftApart(values, random, random.between(1, 3));
    const parent = findParent(store, connectionId, record);
    const actor = addActor(store, random, mapping, { connectionId, key, values, parent });
    if (!record || number > (linked ?? 0)) continue;
    addLink(store, record, actor);
    // A record that was linked properly carries the ERP's number, unless the numbers drifted apart as well.
    const numberField = mapping.fields.find((field) => field.access === 'ReadOnly' && field.mapping);
    if (numberField?.mapping && random.chance(0.85)) record.values[numberField.mapping.crmFieldKey] = key;
  }
}

/** Adds the ERP side: the hand-written twins, then every type of every connection. */
export function generateActors(store: PracticeStore, random: Random, scale: number): void {
  for (const [index, story] of storyCompanies.entries()) {
    const record = store.findRecord('Contact', index + 1);
    if (!record) continue;
    if (story.fjord) addStoryActor(store, random, record, 1, story.fjord);
    if (story.baltic) addStoryActor(store, random, record, 2, story.baltic);
  }
  const freeRecords = new Map<string, CrmRecord[]>();
  for (const plan of plans) {
    const { crmType } = requireMapping(store, plan.connectionId, plan.type);
    const pool = `${plan.connectionId}|${crmType}`;
    // Each record serves one actor per connection, as the unique index wants it.
    const free =
      freeRecords.get(pool) ??
      random
        .shuffle(store.listRecords(crmType))
        .filter((record) => crmType !== 'Contact' || record.id > storyCompanies.length);
    freeRecords.set(pool, free);
    generateType(store, random, plan, scale, free);
  }
}
