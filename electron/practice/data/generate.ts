import { crmActorTypes } from '../../../shared/record/actor-types';
import { createErpConnections } from './erp-connections';
import { planActors } from './actor-plans';
import { generateActors } from './generate-actors';
import { FreshRecords } from './generate-records';
import { createRandom } from './random';
import { PracticeStore } from './store';

/** Fewer companies than this would leave no room for the hand-written ones. */
export const minCompanies = 20;
export const maxCompanies = 150_000;

export interface DataSize {
  /** Everything else grows along. */
  companies: number;
  /** Exactly this many, from `countStoryLinks` to `countMostLinks`; without it as many as the size brings along. */
  links?: number | undefined;
  /** At least so many ERP customers in the first connection: a plan that links them all needs one for each company. */
  customers?: number | undefined;
}

/**
 * Makes all data of a site. The same seed and size give the same data, to the last value. What is made at once is
 * the links; of records and actors only their places in the stream of choices are kept until somebody looks.
 */
export function generateStore(seed: number, { companies, links, customers = 0 }: DataSize): PracticeStore {
  const random = createRandom(seed);
  const store = new PracticeStore(createErpConnections());
  const records = new FreshRecords(random, companies);
  const actors = generateActors(store, random, records, planActors(companies, { links, customers }));
  for (const type of crmActorTypes)
    store.addRecords(type, records.countOf(type), (id) => actors.giveNumber(records.make(type, id)));
  return store;
}
