import { expect, test } from 'vitest';
import { createWholeText } from '../../../../shared/text/whole-text';
import { makeConnection, makeOpened } from '../testing/opened';
import { judgePrepared } from './judge-prepared';
import { stateOfRecord } from './state-of-record';

test('a record that was linked meanwhile is not sent away to another, nor to where it is', () => {
  const connection = makeConnection();
  const record = { crmActorType: 'Contact', crmRecordId: 556 } as const;
  const { problems } = judgePrepared(
    {
      write: { kind: 'create', record, erpConnectionId: 1, erpActorType: 'Customer', erpValues: {} },
      state: stateOfRecord(makeOpened(), connection),
      names: { record: 'Orkdal AS', erpConnection: 'Visma Nord', erpActor: '' },
      isActive: true,
    },
    createWholeText(),
  );
  expect(problems.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(/^Orkdal AS is linked in Visma Nord by now.+ Cancel this to see that link/),
  );
});
