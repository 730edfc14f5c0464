import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ReturnedChanges } from '../../../shared/link-plan/returned-file';
import { plans } from '../../../shared/text/en/plans';
import { addText } from '../../../shared/text/text';
import type { Answers } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { ReturnedDialog } from './returned-dialog';

addText({ plans });
preparePageTests();

const none = { first: [], more: 0 };
const nothing: ReturnedChanges = {
  returnId: 'r',
  fileName: 'plan.xlsx',
  changed: 0,
  decisions: 0,
  notes: 0,
  keys: 0,
  records: 0,
  crmTypes: 0,
  connections: 0,
  erpTypes: 0,
  values: 0,
  conflicts: 0,
  duplicates: 0,
  unread: 0,
  notTaken: 0,
  reshaped: 0,
  sent: 0,
  older: 0,
  foreign: 0,
  isDoubtful: false,
  unknown: 0,
  added: 0,
  missing: 0,
  places: {
    conflicts: none,
    duplicates: none,
    unread: none,
    notTaken: none,
    reshaped: none,
    sent: none,
    older: none,
    foreign: none,
    unknown: none,
    added: none,
  },
  rows: [],
};
const plan = {
  planId: 'p1',
  siteId: 'practice',
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact',
    erpActorType: 'Customer',
  },
} as const;
const show = (changes: Partial<ReturnedChanges>, answers: Answers = {}) =>
  renderScreen(
    <ReturnedDialog plan={plan} changes={{ ...nothing, ...changes }} onClose={() => undefined} />,
    answers,
  );

test('a plan file is said to be the same as the plan only where it is', async () => {
  show({});
  expect(await screen.findByText(/^The file says the same as the plan/)).toBeTruthy();
});

test.each([
  [{ added: 1 }, /^1 row of the file has no row id/],
  [{ conflicts: 1 }, /^1 row differs from the file, and not only by/],
  [{ older: 1 }, /^1 row was changed here since the file was saved, and not in the file/],
  [{ foreign: 1 }, /^1 row of the file was saved from another plan/],
])('%j is told, and beside it nothing else than what is so', async (changes, sentence) => {
  show(changes);
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.getByText('Nothing of this file would be taken over.')).toBeTruthy();
  expect(screen.queryByText(/says the same/)).toBeNull();
});

test('a file that may be of another plan is taken over only by somebody who has read that', async () => {
  show({ changed: 2, records: 2, isDoubtful: true });
  expect(await screen.findByText(/It may be the file of another plan\.$/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Take over 2 rows all the same' })).toBeTruthy();
});

test('what is not taken over is named by its row in the file, and by the cell that cannot be read', async () => {
  const places = {
    ...nothing.places,
    unread: { first: [{ fileRow: 4, shown: 'Aprove' }], more: 0 },
    duplicates: { first: [2, 3].map((fileRow) => ({ fileRow, shown: '' })), more: 1 },
  };
  show({ unread: 1, duplicates: 1, places });
  expect(await screen.findByText(/In the file: row 4 \(“Aprove”\)\.$/)).toBeTruthy();
  expect(screen.getByText(/In the file: row 2, row 3, and 1 more\.$/)).toBeTruthy();
});

test('another connection is shown before it is taken over, and a column that is not taken over is named', async () => {
  const row = {
    rowId: 'r1',
    sheetRow: 3,
    connection: null,
    erpActorType: null,
    before: { connection: null, erpActorType: null },
    after: { connection: 'Baltic', erpActorType: 'Partner' as const },
  };
  const notTaken = { first: [{ fileRow: 4, column: 'State', shown: 'Ready' }], more: 0 };
  show({ changed: 1, connections: 1, rows: [row], notTaken: 1, places: { ...nothing.places, notTaken } });
  expect(
    await screen.findByText(
      'Row 3: ERP connection Fjord Accounting → Baltic; ERP actor type Customer → Partner',
    ),
  ).toBeTruthy();
  expect(screen.getByText(/In the file: row 4, State \(“Ready”\)\.$/)).toBeTruthy();
});

const value = (crmFieldKey: string, text: string) =>
  ({ crmFieldKey, value: text, direction: 'to-erp' }) as const;

test('of the values of a row only those that changed are told, by the names of the connection of that row', async () => {
  const row = {
    rowId: 'r1',
    sheetRow: 35,
    connection: { erpConnectionId: 2, name: 'Baltic' },
    erpActorType: 'Supplier' as const,
    before: {
      erpKey: '',
      values: [
        value('SuperOffice:1', '[F:4242]'),
        value('SuperOffice:2', '[I:20]'),
        value('PHONE', '73 07 39 62'),
      ],
    },
    after: {
      erpKey: '00012',
      values: [value('SuperOffice:1', '[F:4242]'), value('SuperOffice:2', '[I:30]')],
    },
  };
  const field = {
    crmFieldKey: 'SuperOffice:2',
    displayName: 'Payment days',
    fieldType: 'Integer' as const,
    access: 'Normal' as const,
    maxLength: 0,
    items: null,
    syncToCrm: false,
    syncToErp: true,
  };
  const { lastInput } = show(
    { changed: 1, keys: 1, values: 1, rows: [row] },
    {
      'plans.readMapping': ({ erpConnectionId, erpActorType }) => ({
        erpConnectionId,
        erpActorType,
        fields: [field],
      }),
    },
  );
  expect(
    await screen.findByText('Row 35: ERP key – → 00012; Payment days 20 → 30; PHONE 73 07 39 62 → –'),
  ).toBeTruthy();
  expect(lastInput('plans.readMapping')).toMatchObject({ erpConnectionId: 2, erpActorType: 'Supplier' });
});
