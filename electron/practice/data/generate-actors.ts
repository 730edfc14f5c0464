import type { ErpActorType } from '../../../shared/record/actor-types';
import { poolOf, type ActorPlan } from './actor-plans';
import { addErpOnlyValues, driftApart, toErpValues } from './erp-twin';
import {
  makeCompanyValues,
  makePersonValues,
  makeProjectValues,
  makeMoment,
  type Values,
} from './fresh-values';
import type { FreshRecord, FreshRecords } from './generate-records';
import type { ActorTypeMapping, ErpActor } from './model';
import { createRandom, type Random } from './random';
import type { PracticeStore } from './store';
import { storyCompanies, type StoryCompany } from './story';

const shareThatDiffers = 0.45;
/** The others were linked while their numbers had drifted apart as well. */
const shareThatTakesNumber = 0.85;

type FreshActor = Omit<ErpActor, 'rowId'>;

const makeLastModified = (random: Random): string =>
  makeMoment(random.between(0, 11), random.between(1, 28), 0);

const requireMapping = (store: PracticeStore, connectionId: number, type: ErpActorType): ActorTypeMapping => {
  const mapping = store.findConnection(connectionId)?.actorTypes.find((one) => one.erpType === type);
  if (!mapping) throw new Error(`No mapping of ${type} in connection ${connectionId}.`);
  return mapping;
};

function makeStrangerValues(mapping: ActorTypeMapping, random: Random, number: number): Values {
  const company = makeCompanyValues(random);
  if (mapping.crmType === 'Person') return makePersonValues(random, company);
  return mapping.crmType === 'Project' ? makeProjectValues(random, company, number) : company;
}

/** The numbers that records took over from their ERP actors when they were linked. */
interface TakenNumbers {
  connectionId: number;
  crmType: FreshRecord['type'];
  fieldKey: string;
  keys: Map<number, string>;
}

class ActorGenerator {
  private readonly taken: TakenNumbers[] = [];

  constructor(
    private readonly store: PracticeStore,
    private readonly records: FreshRecords,
  ) {}

  addStoryActor(random: Random, companyId: number, connectionId: number, twin: StoryTwin): void {
    const mapping = requireMapping(this.store, connectionId, twin.type);
    const record = this.records.make('Contact', companyId);
    const values = { ...toErpValues(mapping, record.values, twin.key), ...twin.differs };
    addErpOnlyValues(mapping, values, random);
    const actor = this.store.addActor({
      connectionId,
      type: twin.type,
      key: twin.key,
      values,
      parent: null,
      lastModified: makeLastModified(random),
    });
    if (twin.linked) this.addLink(actor, 'Contact', companyId);
  }

  /** `free` are the ids of the records that have no actor in this connection yet; the last ones are taken. */
  addSeries(random: Random, plan: ActorPlan, free: number[]): void {
    const { connectionId, type, crmType } = plan;
    const mapping = requireMapping(this.store, connectionId, type);
    const numberField = mapping.fields.find((field) => field.access === 'ReadOnly' && field.mapping);
    const keys: string[] = [];
    const places = new Uint32Array(plan.total);
    const recordIds = new Uint32Array(plan.total);
    const parents = new Map<number, ErpActor['parent']>();
    const taken = new Map<number, string>();
    const draw = (stream: Random, index: number, isWhole: boolean): FreshActor =>
      this.drawActor(stream, plan, mapping, index, recordIds[index] ?? 0, isWhole);
    for (let index = 0; index < plan.total; index += 1) {
      const recordId = index < plan.linked + plan.twins ? (free.pop() ?? 0) : 0;
      recordIds[index] = recordId;
      places[index] = random.position();
      const actor = draw(random, index, false);
      keys.push(actor.key);
      const parent = crmType === 'Person' ? this.findParent(connectionId, recordId) : null;
      if (parent) parents.set(index, parent);
      if (recordId === 0 || index >= plan.linked) continue;
      this.addLink(actor, crmType, recordId);
      if (numberField?.mapping && random.chance(shareThatTakesNumber)) taken.set(recordId, actor.key);
    }
    if (numberField?.mapping)
      this.taken.push({ connectionId, crmType, fieldKey: numberField.mapping.crmFieldKey, keys: taken });
    this.store.addActorSeries(connectionId, type, keys, (_key, index) => ({
      ...draw(createRandom(places[index] ?? 0), index, true),
      parent: parents.get(index) ?? null,
    }));
  }

  /** Writes the numbers into a record that the actors of these connections have given it. */
  giveNumber<T extends Pick<FreshRecord, 'type' | 'id' | 'values'>>(
    record: T,
    beforeConnection = Infinity,
  ): T {
    for (const { connectionId, crmType, fieldKey, keys } of this.taken) {
      const key =
        crmType === record.type && connectionId < beforeConnection ? keys.get(record.id) : undefined;
      if (key !== undefined) record.values[fieldKey] = key;
    }
    return record;
  }

  /**
   * Takes all choices of one actor from the stream. Where only they are wanted (`isWhole` false), the values are
   * made just for actors that drifted apart from their twins: there the choices depend on them.
   */
  private drawActor(
    random: Random,
    plan: ActorPlan,
    mapping: ActorTypeMapping,
    index: number,
    recordId: number,
    isWhole: boolean,
  ): FreshActor {
    const { connectionId, type } = plan;
    const key = plan.key(index + 1);
    const stranger = recordId === 0 ? makeStrangerValues(mapping, random, index + 1) : null;
    const isApart = stranger === null && random.chance(shareThatDiffers);
    let values: Values = {};
    if (isWhole || isApart) values = toErpValues(mapping, stranger ?? this.readTwin(plan, recordId), key);
    if (isApart) driftApart(values, random, random.between(1, 3));
    addErpOnlyValues(mapping, values, random);
    return { connectionId, type, key, values, parent: null, lastModified: makeLastModified(random) };
  }

  private readTwin({ connectionId, crmType }: ActorPlan, recordId: number): Values {
    return this.giveNumber(this.records.make(crmType, recordId), connectionId).values;
  }

  /** The ERP counterpart of a person's company, where the connection has one. */
  private findParent(connectionId: number, personId: number): ErpActor['parent'] {
    const companyId = personId === 0 ? null : this.records.findCompanyOfPerson(personId);
    if (companyId === null) return null;
    const link = this.store.findLinkOfRecord(connectionId, 'Contact', companyId);
    return link ? { type: link.erpType, key: link.erpKey } : null;
  }

  private addLink(actor: FreshActor, crmType: FreshRecord['type'], recordId: number): void {
    this.store.addLink({
      connectionId: actor.connectionId,
      crmType,
      recordId,
      erpType: actor.type,
      erpKey: actor.key,
      mostRecentTimestamp: actor.lastModified,
    });
  }
}

/** The ids of all records of a type but the hand-written ones, in any order. */
function shuffleIds(random: Random, records: FreshRecords, crmType: FreshRecord['type']): number[] {
  const ids = Array.from({ length: records.countOf(crmType) }, (_, at) => at + 1);
  const shuffled = random.shuffle(ids);
  return crmType === 'Contact' ? shuffled.filter((id) => id > storyCompanies.length) : shuffled;
}

type StoryTwin = NonNullable<StoryCompany['fjord'] | StoryCompany['baltic']>;

/** Adds the ERP side and the links: the hand-written twins, then every type of every connection. */
export function generateActors(
  store: PracticeStore,
  random: Random,
  records: FreshRecords,
  plans: readonly ActorPlan[],
): { giveNumber<T extends FreshRecord>(record: T): T } {
  const generator = new ActorGenerator(store, records);
  for (const [index, story] of storyCompanies.entries()) {
    const stream = story.drawsAside ? createRandom(random.position()) : random;
    if (story.fjord) generator.addStoryActor(stream, index + 1, 1, story.fjord);
    if (story.baltic) generator.addStoryActor(stream, index + 1, 2, story.baltic);
  }
  const freeIds = new Map<string, number[]>();
  for (const plan of plans) {
    const free = freeIds.get(poolOf(plan)) ?? shuffleIds(random, records, plan.crmType);
    freeIds.set(poolOf(plan), free);
    generator.addSeries(random, plan, free);
  }
  return { giveNumber: (record) => generator.giveNumber(record) };
}
