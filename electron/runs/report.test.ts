import { expect, test } from 'vitest';
import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import type { Run } from '../../shared/link-plan/run';
import type { KeptPlan } from '../plans/kept-plan';
import { planRow } from '../../shared/plan-file/testing';
import { createReportText } from './report-text';
import { reportHead, reportRow } from './report';

const t = createReportText();
const constants = {
  erpConnectionId: 1,
  connectionName: 'Fjord Accounting',
  crmActorType: 'Contact',
  erpActorType: 'Customer',
} as const;

test('what somebody took out before it was sent is told as that, and not as ready', () => {
  expect(reportRow(planRow({ decision: 'reject' }), constants, t)).toContain('<td>rejected</td>');
  expect(reportRow(planRow({ decision: 'later', state: 'Warning' }), constants, t)).toContain(
    '<td>put off</td>',
  );
  expect(reportRow(planRow({ decision: 'reject', state: 'Verified' }), constants, t)).toContain(
    '<td>Verified</td>',
  );
  const counts = Object.fromEntries(rowStates.map((state) => [state, 0])) as Record<RowState, number>;
  const plan = {
    rowCount: 3,
    counts: { ...counts, Ready: 3 },
    leftOut: { reject: { Ready: 1 }, later: {} },
    columns: [],
    constants,
  };
  const run = {
    planName: 'Kunder',
    siteName: 'Acme',
    environment: 'test',
    startedAt: '',
    user: '',
    runId: '1',
  } as Run;
  const head = reportHead(plan, [], [{ ...run, endedAt: null, permit: null }], t);
  expect(head).toContain('<dt>Ready</dt><dd>2</dd>');
  expect(head).toContain('<dt>rejected</dt><dd>1</dd>');
  expect(head).toContain('<b>rejected</b> Left out: somebody decided so.');
});

test('which values went with the links and for which job is told, as the sheet calls them', () => {
  const counts = Object.fromEntries(rowStates.map((state) => [state, 0])) as Record<RowState, number>;
  const columns = [
    { use: 'field', column: 3, header: 'Telefon', crmFieldKey: 'contact.phone' },
  ] as KeptPlan['columns'];
  const plan = { rowCount: 1, counts, leftOut: { reject: {}, later: {} }, columns, constants };
  const run = {
    planName: 'Kunder',
    siteName: 'Acme',
    environment: 'test',
    startedAt: '',
    user: '',
    runId: '1',
  } as Run;
  const fields = [
    { crmFieldKey: 'contact.phone', direction: 'to-erp' },
    { crmFieldKey: 'contact.name', direction: 'leave' },
  ] as const;
  const head = reportHead(plan, fields, [{ ...run, endedAt: null, permit: null, ticket: 'JOB-7' }], t);
  expect(head).toContain('<dd>Telefon into the ERP</dd>');
  expect(head).toContain('<dt>ERP connection</dt><dd>Fjord Accounting (Customer)</dd>');
  expect(head).toContain('<dt>Ticket reference</dt><dd>JOB-7</dd>');
  expect(head).not.toContain('contact.name');
});

test('the connection is named whose keys they are, and at its row where that has another', () => {
  const found = {
    record: null,
    erpName: 'Orkdal AS',
    connection: { erpConnectionId: 1, name: 'Fjord Accounting' },
  };
  expect(reportRow(planRow({ erpKey: '00012', found }), constants, t)).toContain(
    '<td>00012 – Orkdal AS</td>',
  );
  const elsewhere = { ...found, connection: { erpConnectionId: 2, name: 'Visma <DK>' } };
  expect(reportRow(planRow({ erpKey: '00012', found: elsewhere }), constants, t)).toContain(
    '<td>00012 – Orkdal AS (Visma &lt;DK&gt;)</td>',
  );
  const unchecked = planRow({
    erpKey: '7',
    connection: 'Visma',
    found: { ...found, erpName: '', connection: null },
  });
  expect(reportRow(unchecked, constants, t)).toContain('<td>7 (Visma)</td>');
});

test('a row whose record was not found is named as the sheet names it', () => {
  const record = { by: 'id', text: '8' } as const;
  const found = { record: null, erpName: '', connection: null };
  expect(reportRow(planRow({ record, found, alsoNamed: 'Havbris Sjømat AS' }), constants, t)).toContain(
    '<td>Havbris Sjømat AS (8)</td>',
  );
  expect(reportRow(planRow({ record, found }), constants, t)).toContain('<td>8</td>');
});
