import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const siteId = 'practice';
const supplier = { erpConnectionId: 1, erpActorType: 'Supplier' } as const;
const form = () => practice.services.handlers['records.newActorFields']({ siteId, ...supplier });
const create = (erpValues: Record<string, string>) =>
  practice.services.handlers['links.submit']({
    siteId,
    submitId: 's',
    names: { record: 'Tomrom AS', erpConnection: 'Fjord Accounting', erpActor: '' },
    write: { kind: 'create', record: { crmActorType: 'Contact', crmRecordId: 12 }, ...supplier, erpValues },
  });

describe('an ERP actor that is to be created', () => {
  it('is asked for what the ERP wants: type, length, mandatory, default and the items of lists', async () => {
    expect(await form()).toEqual({
      fields: [
        {
          fieldKey: 'STDTERMS',
          displayName: 'Payment terms',
          description: expect.any(String),
          fieldType: 'List',
          access: 'Mandatory',
          maxLength: 0,
          defaultValue: '',
          choices: [
            { value: '14', name: '14 days net' },
            { value: '30', name: '30 days net' },
          ],
        },
      ],
      listsError: null,
    });
  });

  it('is asked for all the same where the items of lists cannot be read, and why is told', async () => {
    practice.addFault({ kind: 'status', status: 403, match: { path: 'GetConnectionListMappings' } });
    expect(await form()).toMatchObject({
      fields: [{ fieldKey: 'STDTERMS', choices: null }],
      listsError: { code: 'no-permission' },
    });
  });

  it('is not guessed at where the site does not name the fields', async () => {
    practice.addFault({ kind: 'status', status: 403, match: { path: 'GetFieldsForNewErpActor' } });
    await expect(form()).rejects.toMatchObject({ code: 'no-permission' });
  });

  it('is not sent without its mandatory list', async () => {
    await expect(create({})).rejects.toMatchObject({
      code: 'blocked-by-check',
      params: { check: 'mandatory-empty', name: 'Payment terms' },
    });
    expect(practice.countCalls('CreateErpActorFromCrm')).toBe(0);
  });

  it('is made and linked, and its entry takes the key that the ERP gave', async () => {
    const entry = await create({ STDTERMS: '30' });
    expect(entry).toMatchObject({ kind: 'create', state: 'Verified', erpActorType: 'Supplier' });
    const opened = await practice.services.handlers['records.open']({
      siteId,
      crmActorType: 'Contact',
      crmRecordId: 12,
    });
    expect(opened.connections[0]).toMatchObject({ erpConnectionId: 1, erpKey: { value: entry.erpKey } });
  });
});
