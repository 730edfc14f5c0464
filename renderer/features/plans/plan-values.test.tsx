import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { because } from '../../../shared/link-plan/row-reason';
import { preparePageTests } from '../../testing/render-page';
import { makePlan, makeRow, openPlan } from './testing/open-plan';

preparePageTests();

const valueColumn = {
  use: 'field',
  column: 2,
  header: 'Kreditt',
  crmFieldKey: 'SuperOffice:1',
  direction: 'to-erp',
} as const;
const mapping = {
  erpConnectionId: 1,
  erpActorType: 'Customer' as const,
  fields: [
    {
      crmFieldKey: 'SuperOffice:1',
      displayName: 'Credit limit',
      fieldType: 'Double' as const,
      access: 'Normal' as const,
      maxLength: 0,
      items: null,
      syncToCrm: true,
      syncToErp: true,
    },
  ],
};

describe('the values of a plan', () => {
  const values = [{ crmFieldKey: 'SuperOffice:1', value: '[F:5000]', direction: 'to-erp' as const }];

  it('are told of a row by the names of the site, as a person reads them, and with their side', async () => {
    const row = makeRow({ values });
    const { user } = await openPlan({
      'plans.rows': () => ({ rows: [row], total: 1 }),
      'plans.row': () => row,
      'plans.readMapping': () => mapping,
    });
    await user.click(await screen.findByRole('button', { name: /^Row 2: / }));
    expect(await screen.findByText('Credit limit')).toBeTruthy();
    expect(screen.getByText('5000, into the ERP')).toBeTruthy();
  });

  it('are said to be written nowhere where the row is linked so already', async () => {
    const row = makeRow({ values, state: 'Skipped', reasons: [because('linked-without-values')] });
    const { user } = await openPlan({
      'plans.rows': () => ({ rows: [row], total: 1 }),
      'plans.row': () => row,
      'plans.readMapping': () => mapping,
    });
    await user.click(await screen.findByRole('button', { name: /^Row 2: / }));
    expect(await screen.findByText('5000, written nowhere')).toBeTruthy();
    expect(screen.getAllByText(/the values of this row are not written, and were not compared/)).not.toEqual(
      [],
    );
  });

  it('are told before a run, with their side', async () => {
    const { user } = await openPlan(
      {
        'plans.readMapping': () => mapping,
        'plans.valueFields': () => [
          { crmFieldKey: 'SuperOffice:1', direction: 'to-erp' },
          { crmFieldKey: 'PHONE', direction: 'both' },
        ],
      },
      makePlan({ columns: [valueColumn] }),
    );
    await user.click(await screen.findByRole('button', { name: /^Link 1 record in / }));
    const told = 'Values are written too: Credit limit into the ERP; PHONE into SuperOffice and the ERP.';
    expect(await screen.findByText(told)).toBeTruthy();
  });

  it('that are put back are never called a link, and how that is done is said first', async () => {
    const { user } = await openPlan(
      {
        'plans.readMapping': () => mapping,
        'plans.valueFields': () => [
          { crmFieldKey: 'SuperOffice:1', direction: 'to-erp' },
          { crmFieldKey: 'SuperOffice:1', direction: 'leave', leftOut: { side: 'crm', rows: 5 } },
        ],
      },
      makePlan({ kind: 'restore', fileName: '' }),
    );
    await user.click(await screen.findByRole('button', { name: /^Put back 1 record in / }));
    const dialog = await screen.findByRole('dialog', { name: /^Put back 1 record in / });
    expect(dialog.textContent).toContain('each link is broken, and made again with the same ERP key');
    expect(within(dialog).getByRole('button', { name: 'Put back 1 record' })).toBeTruthy();
    expect(within(dialog).queryByText(/^Link 1 record/)).toBeNull();
    const told =
      'What goes back: Credit limit into the ERP. What does not go back: Credit limit in SuperOffice (5 rows). Each row says why.';
    expect(await within(dialog).findByText(told)).toBeTruthy();
  });
});
