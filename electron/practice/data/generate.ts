import type { CrmActorType } from '../../../shared/record/actor-types';
import { createErpConnections } from './erp-connections';
import { generateActors } from './generate-actors';
import { makeCompanyValues, makePersonValues, makeProjectValues, type Values } from './fresh-values';
import type { CrmRecord } from './model';
import { associates, saleWords } from './names/people';
import { createRandom, type Random } from './random';
import { PracticeStore } from './store';
import { storyCompanies } from './story';

/** The sizes of the default data; everything grows with the number of companies. */
export const defaultCompanies = 400;
const sharePerCompany: Record<Exclude<CrmActorType, 'Contact'>, number> = {
  Person: 900 / defaultCompanies,
  Project: 60 / defaultCompanies,
  Sale: 40 / defaultCompanies,
};
/** Fewer companies than this would leave no room for the hand-written ones. */
export const minCompanies = 20;
export const maxCompanies = 100_000;

const makeUpdatedAt = (random: Random): string =>
  new Date(Date.UTC(2025, random.between(0, 11), random.between(1, 28), random.between(6, 17))).toISOString();

function addRecord(
  store: PracticeStore,
  random: Random,
  type: CrmActorType,
  id: number,
  values: Values,
  about: { companyId?: number; personId?: number } = {},
): CrmRecord {
  const record: CrmRecord = {
    type,
    id,
    values,
    companyId: about.companyId ?? null,
    personId: about.personId ?? null,
    associate: random.pick(associates),
    updatedAt: makeUpdatedAt(random),
    activeErpLinks: 0,
  };
  store.addRecord(record);
  return record;
}

function generateCompanies(store: PracticeStore, random: Random, count: number): CrmRecord[] {
  const companies: CrmRecord[] = [];
  for (let id = 1; id <= count; id += 1) {
    const made = makeCompanyValues(random);
    const story = storyCompanies[id - 1];
    const copied = companies[random.between(0, Math.max(0, id - 2))];
    // Some companies have a branch: the same name in another town or with a department of its own.
    if (!story && copied && id % 25 === 0)
      for (const key of ['NAME', 'NUMBER1', 'VATNO', 'EMAIL', 'URL']) made[key] = copied.values[key] ?? '';
    companies.push(addRecord(store, random, 'Contact', id, story ? { ...story.values } : made));
  }
  return companies;
}

function generateSale(store: PracticeStore, random: Random, id: number, company: CrmRecord): void {
  const values = {
    HEADING: `${random.pick(saleWords)} ${random.between(2024, 2026)}`,
    NUMBER: String(id).padStart(6, '0'),
    AMOUNT: `[F:${random.between(1, 900) * 1_250}]`,
    SALEDATE: `[D:0${random.between(1, 9)}/1${random.between(0, 9)}/2025]`,
  };
  addRecord(store, random, 'Sale', id, values, { companyId: company.id });
}

/** Makes all data of a site. The same seed and size give the same data, to the last value. */
export function generateStore(seed: number, companyCount: number): PracticeStore {
  const random = createRandom(seed);
  const store = new PracticeStore(createErpConnections());
  const companies = generateCompanies(store, random, companyCount);
  const countOf = (type: Exclude<CrmActorType, 'Contact'>): number =>
    Math.round(companyCount * sharePerCompany[type]);
  for (let id = 1; id <= countOf('Person'); id += 1) {
    const company = random.pick(companies);
    const values = makePersonValues(random, company.values);
    addRecord(store, random, 'Person', id, values, { companyId: company.id });
  }
  for (let id = 1; id <= countOf('Project'); id += 1)
    addRecord(store, random, 'Project', id, makeProjectValues(random, random.pick(companies).values, id));
  for (let id = 1; id <= countOf('Sale'); id += 1) generateSale(store, random, id, random.pick(companies));
  generateActors(store, random, companyCount / defaultCompanies);
  return store;
}
