import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const find = (text: string) => practice.services.handlers['records.find']({ siteId: 'practice', text });
const names = ({ hits }: Awaited<ReturnType<typeof find>>) => hits.map(({ record }) => record.name);

describe('a pasted text', () => {
  it.each([
    ['an address', 'superoffice:contact.main?contact_id=2', 'Contact'],
    ['an id', 'Company 2', 'Contact'],
    ['an organisation number', 'Org.nr. NO 987 654 325 MVA', 'Contact'],
    ['a phone number', 'Ring +47 73 90 11 22', 'Contact'],
    ['an e-mail address', 'firma@bjorkasen.example', 'Contact'],
    ['a number', 'kundenr. 10027', 'Contact'],
    ['a name', 'bjørkåsen rør', 'Contact'],
    ['a company in a sentence', 'Adressen til Bjørkåsen Rør AS er feil.', 'Contact'],
  ])('with %s finds its record', async (_what, text, crmActorType) => {
    const found = await find(text);
    expect(found.failed).toEqual([]);
    expect(found.hits[0]).toMatchObject({
      record: { crmActorType, crmRecordId: 2, name: 'Bjørkåsen Rør AS', linkedIn: [{ erpConnectionId: 1 }] },
    });
  });

  it.each([
    ['an organisation number that does not check', '914785236'],
    ['the same in groups', '914 785 236'],
  ])('that is nothing but %s finds its company first', async (_what, text) => {
    const found = await find(text);
    expect(found.failed).toEqual([]);
    expect(found.hits[0]?.record).toMatchObject({ crmActorType: 'Contact', name: 'Orkdal AS' });
  });

  it.each(['Project', 'Sale'] as const)('that is nothing but the name of a %s finds it', async (type) => {
    const { name } = await practice.services.handlers['links.getCrmRecord']({
      siteId: 'practice',
      crmActorType: type,
      crmRecordId: 1,
    });
    const { hits } = await find(name);
    expect(hits.map(({ record }) => [record.crmActorType, record.name])).toContainEqual([type, name]);
  });

  it('that names one record in several ways gives it once, with all that points to it', async () => {
    const found = await find('Company 2, org.nr. 987654325, tlf. 73901122');
    expect(names(found)).toEqual(['Bjørkåsen Rør AS']);
    expect(found.hits[0]?.by.map((index) => found.candidates[index]?.kind)).toEqual([
      'record',
      'company-number',
      'phone',
    ]);
  });

  it('with an id and no type gives every record of that id, and opens none by itself', async () => {
    const { hits } = await find('2');
    expect(hits.map(({ record }) => record.crmActorType).toSorted()).toEqual([
      'Contact',
      'Person',
      'Project',
      'Sale',
    ]);
    expect(await practice.services.handlers['records.listRecent']({ siteId: 'practice' })).toEqual([]);
  });

  it.each([
    ['its address', 'contact_id=2'],
    ['its id', '2'],
    ['its key', '10027'],
  ])('leads by %s to a record that is gone and has left its link', async (_what, text) => {
    practice.site.store().deleteRecord('Contact', 2);
    const { hits, failed } = await find(text);
    expect(failed).toEqual([]);
    const gone = hits.filter(({ isShown }) => isShown === false);
    expect(gone).toMatchObject([
      {
        record: {
          crmActorType: 'Contact',
          crmRecordId: 2,
          linkedIn: [{ erpConnectionId: 1, connectionName: 'Fjord Accounting' }],
        },
      },
    ]);
  });

  it('with an address of this site finds its record, and one of another installation finds none by it', async () => {
    const page = 'default.aspx?contact_id=2';
    expect(names(await find(`${practice.site.url}${page}`))).toEqual(['Bjørkåsen Rør AS']);
    const port = Number(new URL(practice.site.url).port);
    for (const other of [`http://127.0.0.1:${port - 1}/`, 'https://online2.superoffice.com/Cust2/']) {
      const found = await find(`${other}${page}`);
      expect(found).toMatchObject({ hits: [], foreign: [{ candidate: 0, place: 'other' }] });
    }
    const unclear = await find(`${practice.site.url}SuperOfficeTest/${page}`);
    expect(unclear).toMatchObject({ hits: [{ by: [0] }], foreign: [{ candidate: 0, place: 'unclear' }] });
  });

  it('without anything to search for asks the site nothing', async () => {
    expect(await find(' \n ')).toEqual({ candidates: [], hits: [], failed: [] });
    expect(practice.countCalls('GetArchiveListByColumns')).toBe(0);
  });
});

const refuse = (body?: string) =>
  practice.addFault({
    kind: 'status',
    status: 403,
    times: 0,
    match: { path: 'GetArchiveListByColumns', ...(body === undefined ? {} : { body }) },
  });

describe('an ERP key', () => {
  it('finds the record that holds it, before those that share a number with it, and says where', async () => {
    const found = await find('10027');
    expect(found.hits[0]).toMatchObject({
      record: { crmActorType: 'Contact', crmRecordId: 2 },
      heldKeys: [{ connectionName: 'Fjord Accounting', erpActorType: 'Customer', erpKey: '10027' }],
    });
    expect(found.keysNotRead).toBeUndefined();
  });

  it.each([
    'PA/0007',
    'pa/0007',
    ' PA/0007 ',
    'key PA/0007',
    'Nøkkel: PA/0007',
    'Feil på (PA/0007), ring meg.',
  ])('is found as it is printed, with its marks and however its capitals are typed: %s', async (text) => {
    const { hits } = await find(text);
    expect(hits[0]).toMatchObject({
      record: { crmActorType: 'Contact', crmRecordId: 11 },
      heldKeys: [{ erpActorType: 'Partner', erpKey: 'PA/0007' }],
    });
  });

  it('that nobody holds is no number: its end leads to no record of that number', async () => {
    expect((await find('PB/10027')).hits).toEqual([]);
  });

  it('is searched for in a ticket, too', async () => {
    const { hits } = await find('Feil adresse på kunde nr. 10027, kan dere se på det?');
    expect(hits.flatMap(({ heldKeys = [] }) => heldKeys.map(({ erpKey }) => erpKey))).toEqual(['10027']);
  });

  it('that the site does not tell is said to be not read, and the rest is found all the same', async () => {
    refuse('erpexternalkey');
    const found = await find('10027');
    expect(found.keysNotRead).toBe(true);
    expect(found.failed).toEqual([]);
  });
});

describe('a search that failed', () => {
  it('of a number that was partly answered is named beside what was found', async () => {
    // Only the organisation and phone numbers cannot be searched.
    refuse('contains');
    const found = await find('10027');
    expect(names(found)).toEqual(['Bjørkåsen Rør AS']);
    expect(found.failed.map(({ candidate }) => found.candidates[candidate]?.kind)).toEqual(['number']);
  });

  it('is named, and never passes for a record that is not there', async () => {
    refuse('emailAddress');
    // Every archive of records tells e-mail addresses; only those of projects can be read.
    const found = await find('contact_id=2 project_id=1');
    expect(found.hits.map(({ record }) => record.crmActorType)).toEqual(['Project']);
    expect(found.failed).toMatchObject([{ candidate: 0, error: { code: 'no-permission' } }]);
    expect(found.candidates[0]).toMatchObject({ kind: 'record', crmActorType: 'Contact' });
  });

  it('fails as a whole where nothing could be searched', async () => {
    refuse();
    await expect(find('Company 2')).rejects.toMatchObject({ code: 'no-permission' });
  });
});
