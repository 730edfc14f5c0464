import { describe, expect, test } from 'vitest';
import { crmActorTypes, erpActorTypes, type CrmActorType } from '../../../shared/record/actor-types';
import { canonicalValue, readInteger } from '../rules/encoded-values';
import { listMappedPairs } from '../rules/field-lookup';
import { readErpFieldValues } from '../rules/field-values';
import { checkValue } from '../rules/value-rules';
import { countMostLinks, countStoryLinks } from './actor-plans';
import { crmFields, findCrmField } from './crm-fields';
import { findCrmListItem } from './crm-lists';
import { generateStore } from './generate';
import type { ErpActor, ErpLink } from './model';
import { storedValue, type PracticeStore } from './store';

/** What a test relies on being there; throws where it is not. */
function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The test needs ${what}.`);
  return value;
}

const store = generateStore(20_260_105, { companies: 400 });
const allActors = (of: PracticeStore): ErpActor[] =>
  of.connections.flatMap(({ id }) => erpActorTypes.flatMap((type) => [...of.listActors(id, type)]));
const dump = (of: PracticeStore): string =>
  JSON.stringify([crmActorTypes.map((type) => of.listRecords(type)), allActors(of), [...of.links.values()]]);

const findMapping = ({ connectionId }: { connectionId: number }, type: ErpActor['type']) => {
  const connection = need(store.findConnection(connectionId), 'a connection');
  const mapping = connection.actorTypes.find(({ erpType }) => erpType === type);
  return { connection, mapping: need(mapping, 'a mapping') };
};

function differingFields(link: ErpLink): string[] {
  const { connection, mapping } = findMapping(link, link.erpType);
  const record = need(store.findRecord(link.crmType, link.recordId), 'a record');
  const actor = need(store.findActor(link.connectionId, link.erpType, link.erpKey), 'an actor');
  return readErpFieldValues(connection, mapping, actor, 'US')
    .filter(({ CrmFieldKey, Value }) => storedValue(record, CrmFieldKey) !== Value)
    .map(({ CrmFieldKey }) => CrmFieldKey);
}

/** Throws the refusal of the first value that the ERP would not take. */
function checkActor(actor: ErpActor): void {
  const { connection, mapping } = findMapping(actor, actor.type);
  for (const pair of listMappedPairs(mapping))
    checkValue(connection, pair, 'erp', storedValue(actor, pair.erpField.key), actor);
}

/** What is wrong with a CRM value; null where nothing is. */
function findFault(type: CrmActorType, key: string, value: string): string | null {
  const field = need(findCrmField(type, key), `a field ${key}`);
  if (field.maxLength > 0 && value.length > field.maxLength) return `${type} ${key} is too long: ${value}`;
  const isRight =
    field.type === 'List'
      ? value === '' || findCrmListItem(field.listName ?? '', readInteger(value) ?? 0) !== null
      : canonicalValue(field.type, value) === value;
  return isRight ? null : `${type} ${key} holds ${value}`;
}

describe('the data', () => {
  test('are the same for the same seed, to the last value, and others for another seed', () => {
    expect(dump(generateStore(20_260_105, { companies: 400 }))).toBe(dump(store));
    expect(dump(generateStore(1, { companies: 400 }))).not.toBe(dump(store));
  });

  test('have the promised sizes', () => {
    expect(crmActorTypes.map((type) => store.listRecords(type).length)).toEqual([400, 900, 60, 40]);
    expect(store.countActors()).toBe(701);
    expect(store.links.size).toBeGreaterThanOrEqual(140);
    expect(store.links.size).toBeLessThanOrEqual(170);
    expect(store.connections.map(({ active }) => active)).toEqual([true, true, false]);
  });

  test('grow with the number of companies', () => {
    const large = generateStore(7, { companies: 4_000 });
    expect(crmActorTypes.map((type) => large.listRecords(type).length)).toEqual([4_000, 9_000, 600, 400]);
    expect(large.countActors()).toBeGreaterThan(6_500);
    expect(large.links.size).toBeGreaterThan(1_300);
  });

  test('have as many ERP customers as are asked for, whatever links there are', () => {
    for (const links of [undefined, 5, 1_000]) {
      const many = generateStore(7, { companies: 400, customers: 900, links });
      expect(many.listActors(1, 'Customer').filter(({ key }) => Number(key) > 10_100)).toHaveLength(900);
    }
  });

  test.each([
    [20, countStoryLinks()],
    [20, countMostLinks(20)],
    [60, 100],
    [400, 1],
    [400, 400],
    [400, countMostLinks(400)],
  ])(
    'have, at %i companies, exactly the %i links that were asked for, all of them valid',
    (companies, wanted) => {
      const links = Math.max(wanted, countStoryLinks());
      const of = generateStore(11, { companies, links });
      expect(of.links.size).toBe(links);
      expect(dump(generateStore(11, { companies, links }))).toBe(dump(of));
      const all = [...of.links.values()];
      expect(new Set(all.map((link) => `${link.connectionId} ${link.crmType} ${link.recordId}`)).size).toBe(
        links,
      );
      expect(new Set(all.map((link) => `${link.connectionId} ${link.erpType} ${link.erpKey}`)).size).toBe(
        links,
      );
      for (const link of all) {
        expect(findMapping(link, link.erpType).mapping.crmType).toBe(link.crmType);
        expect(of.findRecord(link.crmType, link.recordId)?.activeErpLinks).toBeGreaterThan(0);
        checkActor(need(of.findActor(link.connectionId, link.erpType, link.erpKey), 'an actor'));
      }
    },
  );

  test('have no more links than there is room for', () => {
    expect(() => generateStore(1, { companies: 20, links: countMostLinks(20) + 1 })).toThrow(RangeError);
    expect(() => generateStore(1, { companies: 20, links: countStoryLinks() - 1 })).toThrow(RangeError);
  });

  test('are the same whatever is looked at first, and keep what was changed', () => {
    const other = generateStore(20_260_105, { companies: 400 });
    const late = need(other.listActors(1, 'Person').at(-1), 'an actor');
    const record = need(other.findRecord('Person', 900), 'a person');
    expect(dump(other)).toBe(dump(store));
    record.values['TITLE'] = 'changed';
    late.values['PHONE'] = 'changed';
    expect(other.findRecord('Person', 900)?.values['TITLE']).toBe('changed');
    expect(other.findActor(1, 'Person', late.key)?.values['PHONE']).toBe('changed');
  });

  test('hold a good part of links whose sides differ, and a good part whose sides agree', () => {
    const differing = [...store.links.values()].filter((link) => differingFields(link).length > 0);
    expect(differing.length / store.links.size).toBeGreaterThan(0.3);
    expect(differing.length / store.links.size).toBeLessThan(0.8);
  });

  test('count the links of every record', () => {
    const counted = new Map<string, number>();
    for (const { crmType, recordId } of store.links.values())
      counted.set(`${crmType} ${recordId}`, (counted.get(`${crmType} ${recordId}`) ?? 0) + 1);
    const records = crmActorTypes.flatMap((type) => store.listRecords(type));
    const wrong = records.filter(
      ({ type, id, activeErpLinks }) => activeErpLinks !== (counted.get(`${type} ${id}`) ?? 0),
    );
    expect(wrong).toEqual([]);
  });

  test('are ERP values that the site itself would take', () => {
    expect(() => allActors(store).forEach(checkActor)).not.toThrow();
  });

  test('are CRM values of their fields’ types and lengths', () => {
    const faults = crmActorTypes.flatMap((type) =>
      store
        .listRecords(type)
        .flatMap(({ values }) =>
          Object.entries(values).flatMap(([key, value]) => findFault(type, key, value) ?? []),
        ),
    );
    expect(faults).toEqual([]);
  });
});

describe('the data hold what link tools stumble over', () => {
  const keys = allActors(store).map(({ key }) => key);
  const texts = crmActorTypes.flatMap((type) =>
    store.listRecords(type).flatMap(({ values }) => Object.values(values)),
  );

  test.each([
    ['keys with leading zeros', keys, /^0+\d+$/],
    ['keys of 18 digits', keys, /^\d{18}$/],
    ['keys with a slash', keys, /\//],
    ['Norwegian letters', texts, /[æøåÆØÅ]/],
    ['Swedish letters', texts, /[äöÄÖ]/],
    ['double quotes', texts, /"/],
    ['apostrophes', texts, /'/],
    ['HTML', texts, /<b>/],
    ['ampersands', texts, /&/],
    ['line breaks', texts, /\n/],
    ['empty values', texts, /^$/],
  ])('%s', (_name, where, pattern) => {
    expect(where.some((text) => pattern.test(text))).toBe(true);
  });

  test('18-digit keys that a number could not tell apart', () => {
    const long = keys.filter((key) => /^\d{18}$/.test(key));
    expect(new Set(long.map(Number)).size).toBeLessThan(new Set(long).size);
  });

  test('companies of one name in different places', () => {
    const names = store.listRecords('Contact').map(({ values }) => values['NAME']);
    expect(new Set(names).size).toBeLessThan(names.length);
  });

  test('an ERP actor that only the organisation number shows to be the twin', () => {
    const company = need(store.findRecord('Contact', 5), 'a company');
    const ofNumber = store.listActors(1, 'Customer').filter((actor) => actor.values['VATNO'] === '922333444');
    expect(ofNumber.map(({ key, values }) => [key, values['NAME']])).toEqual([
      ['10058', 'Saltens Entreprenørforretning'],
    ]);
    expect(company.values).toMatchObject({ NAME: 'Nordlys Bygg AS', VATNO: '922333444' });
    expect(store.findLinkOfActor(1, 'Customer', '10058')).toBeNull();
  });

  test('ERP list items without counterpart, and links that an inactive connection left behind', () => {
    expect(allActors(store).some(({ values }) => values['CUSTGR'] === '099')).toBe(true);
    expect([...store.links.values()].some(({ connectionId }) => connectionId === 3)).toBe(true);
  });
});

describe('the first link of every newcomer', () => {
  test('is free on both sides, and four values apart', () => {
    expect(store.findLinkOfRecord(1, 'Contact', 1)).toBeNull();
    expect(store.findLinkOfActor(1, 'Customer', '10014')).toBeNull();
    const link = store.addLink({
      connectionId: 1,
      crmType: 'Contact',
      recordId: 1,
      erpType: 'Customer',
      erpKey: '10014',
      mostRecentTimestamp: '',
    });
    expect(differingFields(link)).toEqual(['NUMBER2', 'POSTALAD1', 'PHONE', 'EMAIL']);
    store.removeLink(link);
  });

  test('is there in data of every size and seed', () => {
    for (const [seed, size] of [
      [1, 20],
      [2, 1_000],
    ] as const) {
      const other = generateStore(seed, { companies: size });
      expect(other.findRecord('Contact', 1)?.values['NAME']).toBe('Orkdal AS');
      expect(other.findActor(1, 'Customer', '10014')?.values['NAME']).toBe('Orkdal AS');
    }
  });
});

test('every mapped field joins two fields of one type', () => {
  for (const { actorTypes } of store.connections)
    for (const mapping of actorTypes) {
      const mapped = mapping.fields.filter((field) => field.mapping !== null);
      expect(listMappedPairs(mapping)).toHaveLength(mapped.length);
      for (const { erpField, crmField } of listMappedPairs(mapping))
        expect(erpField.type).toBe(crmField.type);
    }
  expect(Object.keys(crmFields)).toEqual([...crmActorTypes]);
});
