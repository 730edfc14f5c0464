import type { CrmActorType } from '../../../shared/record/actor-types';
import {
  makeCompanyValues,
  makeMoment,
  makePersonValues,
  makeProjectValues,
  readCountryId,
  type Values,
} from './fresh-values';
import type { CrmRecord } from './model';
import { associates, saleWords } from './names/people';
import { createRandom, type Random } from './random';
import { storyCompanies } from './story';

/** The sizes of the default data; everything grows with the number of companies. */
export const defaultCompanies = 400;
const sharePerCompany: Record<CrmActorType, number> = {
  Contact: 1,
  Person: 900 / defaultCompanies,
  Project: 60 / defaultCompanies,
  Sale: 40 / defaultCompanies,
};

/** How many records of a type a site with this many companies has. */
export function countRecords(type: CrmActorType, companyCount: number): number {
  return Math.round(companyCount * sharePerCompany[type]);
}

/** A record as it was made up, before links and people changed it. */
export type FreshRecord = Omit<CrmRecord, 'activeErpLinks'>;

const makeUpdatedAt = (random: Random): string =>
  makeMoment(random.between(0, 11), random.between(1, 28), random.between(6, 17));

function finishRecord(
  random: Random,
  type: CrmActorType,
  id: number,
  values: Values,
  companyId: number | null = null,
): FreshRecord {
  const associate = random.pick(associates);
  return {
    type,
    id,
    values,
    companyId,
    personId: null,
    associate,
    updatedAt: makeUpdatedAt(random),
    isRetired: false,
  };
}

type ValuesOfCompany = (companyId: number) => Values;
/** Takes all choices of one record from the stream, and gives the record. */
type DrawRecord = (random: Random, id: number, valuesOfCompany: ValuesOfCompany) => FreshRecord;

/** Some companies have a branch: the same name in another town or with a department of its own. */
const branchEvery = 25;
const branchKeys = ['NAME', 'NUMBER1', 'VATNO', 'EMAIL', 'URL'];

const drawCompany: DrawRecord = (random, id, valuesOfCompany) => {
  const made = makeCompanyValues(random);
  const story = storyCompanies[id - 1];
  const headOfficeId = random.between(0, Math.max(0, id - 2)) + 1;
  if (!story && id % branchEvery === 0) {
    const headOffice = valuesOfCompany(headOfficeId);
    for (const key of branchKeys) made[key] = headOffice[key] ?? '';
  }
  return finishRecord(random, 'Contact', id, story ? { ...story.values } : made);
};

const drawPerson =
  (companyCount: number): DrawRecord =>
  (random, id, valuesOfCompany) => {
    const companyId = random.between(1, companyCount);
    const values = makePersonValues(random, valuesOfCompany(companyId));
    return finishRecord(random, 'Person', id, values, companyId);
  };

const drawProject =
  (companyCount: number): DrawRecord =>
  (random, id, valuesOfCompany) => {
    const company = valuesOfCompany(random.between(1, companyCount));
    return finishRecord(random, 'Project', id, makeProjectValues(random, company, id));
  };

const drawSale =
  (companyCount: number): DrawRecord =>
  (random, id) => {
    const companyId = random.between(1, companyCount);
    const values = {
      HEADING: `${random.pick(saleWords)} ${random.between(2024, 2026)}`,
      NUMBER: String(id).padStart(6, '0'),
      AMOUNT: `[F:${random.between(1, 900) * 1_250}]`,
      SALEDATE: `[D:0${random.between(1, 9)}/1${random.between(0, 9)}/2025]`,
    };
    return finishRecord(random, 'Sale', id, values, companyId);
  };

/** Where in the stream of choices the records of one type begin; a record is made anew from its place. */
class RecordStream {
  private readonly places: Uint32Array;

  constructor(
    readonly count: number,
    private readonly draw: DrawRecord,
  ) {
    this.places = new Uint32Array(count);
  }

  /** Goes over the stream once. Of the companies it needs only what decides how many choices are taken. */
  note(random: Random, valuesOfCompany: ValuesOfCompany, look: (record: FreshRecord) => void): void {
    for (let id = 1; id <= this.count; id += 1) {
      this.places[id - 1] = random.position();
      look(this.draw(random, id, valuesOfCompany));
    }
  }

  make(id: number, valuesOfCompany: ValuesOfCompany): FreshRecord {
    return this.draw(createRandom(this.places[id - 1] ?? 0), id, valuesOfCompany);
  }
}

/** The made-up records of a site, each made when it is asked for and the same whenever it is. */
export class FreshRecords {
  private readonly streams: Record<CrmActorType, RecordStream>;
  private readonly companyOfPerson: Uint32Array;

  /** Takes the choices of all records from the stream, in the order of the types. */
  constructor(random: Random, companyCount: number) {
    const stream = (type: CrmActorType, draw: DrawRecord): RecordStream =>
      new RecordStream(countRecords(type, companyCount), draw);
    this.streams = {
      Contact: stream('Contact', drawCompany),
      Person: stream('Person', drawPerson(companyCount)),
      Project: stream('Project', drawProject(companyCount)),
      Sale: stream('Sale', drawSale(companyCount)),
    };
    this.companyOfPerson = new Uint32Array(this.streams.Person.count);
    this.note(random, companyCount);
  }

  countOf(type: CrmActorType): number {
    return this.streams[type].count;
  }

  /** `id` is one of 1 to `countOf(type)`. */
  make(type: CrmActorType, id: number): FreshRecord {
    const valuesOfCompany = (companyId: number): Values =>
      this.streams.Contact.make(companyId, valuesOfCompany).values;
    return this.streams[type].make(id, valuesOfCompany);
  }

  /** The company of a person, without making the person. */
  findCompanyOfPerson(personId: number): number | null {
    return this.companyOfPerson[personId - 1] ?? null;
  }

  /** How many choices a person takes depends on the country of its company, and on nothing else of it. */
  private note(random: Random, companyCount: number): void {
    const countryIds = new Uint8Array(companyCount);
    const byCountry = [0, 1, 2, 3, 4, 5, 6].map((countryId): Values => ({ COUNTRY: `[I:${countryId}]` }));
    const valuesOfCompany = (id: number): Values => byCountry[countryIds[id - 1] ?? 0] ?? {};
    this.streams.Contact.note(random, valuesOfCompany, ({ id, values }) => {
      countryIds[id - 1] = readCountryId(values);
    });
    this.streams.Person.note(random, valuesOfCompany, ({ id, companyId }) => {
      this.companyOfPerson[id - 1] = companyId ?? 0;
    });
    this.streams.Project.note(random, valuesOfCompany, () => undefined);
    this.streams.Sale.note(random, valuesOfCompany, () => undefined);
  }
}
