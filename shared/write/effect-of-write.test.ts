import { describe, expect, it } from 'vitest';
import { readAs } from '../record/record-state';
import { createWholeText } from '../text/whole-text';
import { effectOf, effectSentence } from './effect-of-write';
import { compilePlan } from './plan';
import { makeState, makeValue, writes, type SeenInTest } from './test-states';
import type { Write } from './write';

const t = createWholeText();
const names = { record: 'Orkdal AS', erpConnection: 'Visma' };
const told = (write: Write, seen: SeenInTest, known = names) =>
  effectSentence(write, effectOf(write, null, makeState(seen)), known, t);
const both = { crm: '11', erp: '22' };

/** A side of which phone, note and city were read. */
const side = (phone: string, note: string) =>
  readAs(
    [makeValue(phone), makeValue(note, { crmFieldKey: 'NOTE' }), makeValue('Oslo', { crmFieldKey: 'CITY' })],
    new Date(0),
  );

describe('the effect of a write', () => {
  it.each([
    [
      'link',
      both,
      'Links Orkdal AS to Customer 10014. Writes 1 field to CRM and none to ERP; none stays different.',
    ],
    ['unlink', {}, 'Breaks the link of Orkdal AS to ERP key 10014 in Visma. Neither record is deleted.'],
    [
      'relink',
      both,
      'Moves the link of Orkdal AS from Customer 10035 to Customer 10014. Writes 1 field to CRM and none to ERP; none stays different.',
    ],
    [
      'change-values',
      { crm: '22', erp: '22' },
      'Changes values on the link of Orkdal AS to Customer 10014. All values are equal already; nothing else is written.',
    ],
    ['create', {}, 'Creates a Customer in Visma from Orkdal AS with 1 more value, and links both.'],
    [
      'resync',
      {},
      'Sends the values of Customer 10014, linked to Orkdal AS, to everything else that is linked to it. Empty values overwrite nothing.',
    ],
    [
      'restore',
      {},
      'Puts 1 value from before back onto the link of Orkdal AS to Customer 10014. Writes 1 field whose present value was not read, so it may overwrite something.',
    ],
  ] as const)('of kind %s is one sentence or two', (kind, seen, sentence) => {
    expect(told(writes[kind], seen)).toBe(sentence);
  });

  it('counts of a new actor only what is given beside the record, and says of none no number', () => {
    expect(told({ ...writes.create, erpValues: {} }, {})).toBe(
      'Creates a Customer in Visma from Orkdal AS, and links both.',
    );
  });

  it('says that a key is not told, and that blanks clear', () => {
    expect(told({ ...writes.unlink, expectedKey: null }, {})).toContain(
      'whose ERP key the site does not tell',
    );
    expect(told({ ...writes.resync, blanks: 'overwrite' }, {})).toContain('clear what is there');
    expect(told({ ...writes.resync, source: 'crm' }, {})).toBe(
      'Sends the values of Orkdal AS in SuperOffice to every ERP actor that it is linked to, in each of its ERP connections. Empty values overwrite nothing.',
    );
  });

  it.each([
    [' 10206', '“ 10206” (begins with a space)'],
    ['10206 ', '“10206 ” (ends with a space)'],
    [' 10206 ', '“ 10206 ” (begins and ends with a space)'],
  ])('says the spaces of key %j, which nobody would see', (erpKey, said) => {
    expect(told({ ...writes.unlink, expectedKey: erpKey }, {})).toContain(`to ERP key ${said} in`);
    const actor = { erpConnectionId: 1, erpActorType: 'Customer' as const, erpKey };
    expect(told({ ...writes.link, actor }, {})).toContain(`to Customer ${said}.`);
  });

  it('counts what stays different of all that is mapped, also where a write names a part of it', () => {
    const known = { fieldType: 'Text', access: 'Normal', maxLength: 0, items: null } as const;
    const switches = { syncToCrm: true, syncToErp: true };
    const map = (crmFieldKey: string) => ({ ...known, ...switches, crmFieldKey, displayName: crmFieldKey });
    const fields = ['PHONE', 'NOTE', 'CITY', 'FAX'].map(map);
    const plan = compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields });
    const state = { ...makeState({}), crm: side('11', 'a'), erp: side('22', 'b') };
    for (const write of [writes.link, writes['change-values'], writes.relink, writes.restore])
      expect(effectSentence(write, effectOf(write, plan, state), names, t)).toContain(
        'Writes 1 field to CRM and none to ERP; 1 stays different, 1 was not compared, as a side was not read.',
      );
    // The link alone writes nothing, so nothing is counted.
    const alone: Write = { ...writes.link, values: [], withoutValues: true };
    expect(effectOf(alone, plan, state).values).toBeNull();
  });

  it('has no gap where no name is known', () => {
    for (const write of Object.values(writes)) {
      expect(told(write, both, { record: '', erpConnection: 'Visma' })).toContain('Company 42');
    }
  });
});
