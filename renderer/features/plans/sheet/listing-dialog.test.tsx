import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { practiceSite } from '../../../testing/sample-data';
import { PlansScreen } from '../plans-screen';

preparePageTests();

describe('a list of the site', () => {
  it('is asked for by the keyboard alone, and opened as a sheet that asks nothing more', async () => {
    const constants = { erpConnectionId: 1, erpActorType: 'Customer', crmActorType: 'Contact' } as const;
    const sheet = {
      sheetId: 's1',
      fileName: '',
      listed: { of: 'crm-records' as const, ...constants },
      format: 'listed' as const,
      text: null,
      sheets: [{ name: '', isHidden: false }],
      sheet: 0,
      headerRow: 0,
      firstNumbers: [1, 2],
      columns: [{ index: 0, letter: 'A', header: 'CRM record id', isHidden: false, filled: 1 }],
      rows: [],
      rowCount: 1,
      isComplete: true,
      hidden: { areTaken: false, hidden: 0, filtered: 0 },
      merges: 0,
      comments: 0,
      longRows: 0,
    };
    const columns = [
      { use: 'erp-key' as const, column: 1, header: 'ERP key' },
      { use: 'crm-record' as const, column: 0, header: 'CRM record id' },
    ];
    const mapping = { columns, ...constants, keys: { numbers: 'shown', spaces: 'keep' } as const };
    const { user, lastInput } = renderScreen(<PlansScreen />, {
      'plans.list': () => [],
      'links.listConnections': () => [
        { erpConnectionId: 1, name: 'Fjord Accounting', description: '', active: true },
      ],
      'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
      'sheets.listSelections': () => [{ selectionId: 31, name: 'Kunder i Trondheim' }],
      'sheets.openListing': () => sheet,
      'sheets.preview': () => sheet,
      'sheets.proposeMapping': () => ({ mapping, by: {}, isKept: false }),
      'sheets.report': () => ({ column: 1, found: 0, empty: 1, blocked: 0, findings: [] }),
      'plans.readMapping': () => ({ erpConnectionId: 1, erpActorType: 'Customer' as const, fields: [] }),
    });
    (await screen.findByRole('button', { name: 'From a list…' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'List of' })),
    );
    await user.keyboard('{Enter}{ArrowDown}{Enter}{Tab}{Tab}{Enter}{Enter}');
    await screen.findByRole('combobox', { name: 'Selection' });
    await user.keyboard('{Tab}{Enter}{ArrowDown}{Enter}{Tab}orkla{Enter}');
    await waitFor(() =>
      expect(lastInput('sheets.openListing')).toEqual({
        siteId: practiceSite.id,
        listing: {
          of: 'crm-records',
          erpConnectionId: 1,
          erpActorType: 'Customer',
          crmActorType: 'Contact',
          text: 'orkla',
          isUnlinkedOnly: true,
          selectionId: 31,
        },
      }),
    );
    const make = await screen.findByRole('button', { name: 'Make the plan of 1 row' });
    await waitFor(() => expect(make.ariaDisabled).not.toBe('true'));
  });
});
