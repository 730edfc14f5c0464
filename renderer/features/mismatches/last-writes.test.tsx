import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { rowFindings, type ScanFacets } from '../../../shared/scan/scan-row';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { MismatchesScreen } from './mismatches-screen';
import { makeRow, scan } from './triage/testing/scan-rows';

preparePageTests();

const findings = Object.fromEntries(rowFindings.map((one) => [one, 0])) as ScanFacets['findings'];
const facets: ScanFacets = { total: 1, unsettled: 0, findings, fields: [] };

test('values that a write from another screen may have changed are told as read before it, as soon as it is through', async () => {
  let shown = makeRow(0);
  const page = renderScreen(<MismatchesScreen />, {
    'scans.list': () => [scan],
    'scans.facets': () => facets,
    'scans.rows': () => ({ rows: [shown], total: 1 }),
  });
  await screen.findByText('City: Oslo | Bergen');
  expect(screen.queryByText(/read before the last write/)).toBeNull();
  const at = '2026-11-28T10:05:00.000Z';
  shown = makeRow(0, { lastWrite: { entryId: 'e1', kind: 'change-values', state: 'Verified', at } });
  page.emit('links.progress', { submitId: 's', siteId: 'practice', activityId: 'e1', state: 'Verified' });
  expect(await screen.findByText('read before the last write from here')).toBeDefined();
  expect(screen.getByText('Verified')).toBeDefined();
  expect(screen.getByText('City: Oslo | Bergen')).toBeDefined();
});
