import type { PlanRow } from '../../shared/link-plan/plan-row';
import { nameAsGiven } from '../../shared/link-plan/record-as-given';
import { explainRow, whySentence } from '../../shared/link-plan/row-why';
import { countStands, nameStand, standOf } from '../../shared/link-plan/row-stand';
import type { Plan, PlanConstants, PlanValueField } from '../../shared/link-plan/plan';
import type { KeptPlan } from '../plans/kept-plan';
import type { Run } from '../../shared/link-plan/run';
import type { ReportText } from './report-text';

/**
 * A page for the customer: prints well, needs nothing beside itself, and holds no text that is not escaped. It tells of
 * the whole plan as it stands after all its runs, the first of them first.
 */
export function reportHead(
  plan: Pick<Plan, 'rowCount' | 'counts' | 'leftOut'> & Pick<KeptPlan, 'columns' | 'constants'>,
  fields: readonly PlanValueField[],
  runs: readonly [Run, ...Run[]],
  t: ReportText,
): string {
  const stands = countStands(plan);
  const [first] = runs;
  const run = runs.at(-1) ?? first;
  // One may wait while its failures were tried again.
  const ends = runs.map(({ endedAt }) => endedAt);
  const lastEnd = ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
  const tickets = [...new Set(runs.flatMap(({ permit, ticket }) => (permit?.ticket ?? ticket) || []))];
  const written = describeWritten(plan, fields, t);
  const facts: [string, string][] = [
    [t('planReport.site'), `${run.siteName} (${t(`common.environment.${run.environment}`)})`],
    ...(plan.constants.connectionName === ''
      ? []
      : [[t('planReport.connection'), describeConnection(plan.constants, t)] as [string, string]]),
    [t('planReport.started'), formatTime(first.startedAt)],
    [t('planReport.ended'), lastEnd === null ? t('planReport.notEnded') : formatTime(lastEnd)],
    [t('planReport.user'), [...new Set(runs.map(({ user }) => user))].join(', ')],
    ...tickets.map((ticket): [string, string] => [t('planReport.ticket'), ticket]),
    ...runs.map(({ runId }): [string, string] => [t('planReport.run'), runId]),
    ...(written === '' ? [] : [[t('planReport.values'), written] as [string, string]]),
    [t('planReport.total'), String(plan.rowCount)],
    ...stands.map(({ stand, count }): [string, string] => [nameStand(stand, t), String(count)]),
  ];
  const meanings = stands.map(
    ({ stand }) =>
      `<li><b>${escapeHtml(nameStand(stand, t))}</b> ${escapeHtml(t(`planReport.means.${stand}`))}</li>`,
  );
  const title = t('planReport.title', { plan: run.planName });
  const heads = ['row', 'record', 'key', 'state', 'why', 'entry'] as const;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}</style></head><body>
<h1>${escapeHtml(title)}</h1>
<dl>${facts.map(([term, value]) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
<ul>${meanings.join('')}</ul>
<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(t(`planReport.column.${head}`))}</th>`).join('')}</tr></thead><tbody>
`;
}

/** Where the keys belong to: one alone says little, because each connection has its own. */
function describeConnection({ connectionName, erpActorType }: PlanConstants, t: ReportText): string {
  return erpActorType === null
    ? connectionName
    : `${connectionName} (${t(`common.erpActorType.${erpActorType}`)})`;
}

/** Which values go with the links, and into which side: as the sheet calls them. */
function describeWritten(
  { columns }: Pick<KeptPlan, 'columns'>,
  fields: readonly PlanValueField[],
  t: ReportText,
): string {
  const headerOf = (key: string) =>
    columns.find((column) => column.use === 'field' && column.crmFieldKey === key)?.header || key;
  return fields
    .flatMap(({ crmFieldKey, direction }) =>
      direction === 'leave' ? [] : [t(`planReport.valueSide.${direction}`, { field: headerOf(crmFieldKey) })],
    )
    .join('; ');
}

/** How a row stands after its last try; one that was never sent, as it was left. */
export function reportRow(
  row: PlanRow,
  { connectionName }: Pick<PlanConstants, 'connectionName'>,
  t: ReportText,
): string {
  const { state } = row;
  const attempt = row.attempts.at(-1);
  const { record, connection, erpName } = row.found;
  const own = connection?.name ?? row.connection ?? '';
  const key = erpName === '' ? row.erpKey : `${row.erpKey} – ${erpName}`;
  const named = record
    ? `${record.name} (${t(`common.crmActorType.${record.crmActorType}`)} ${record.crmRecordId})`
    : nameAsGiven(row);
  const why = explainRow(row)
    .map((one) => whySentence(one, t))
    .join(' ');
  const cells = [
    row.sheetRow === 0 ? '' : String(row.sheetRow),
    named,
    own === '' || own === connectionName ? key : `${key} (${own})`,
    nameStand(standOf(row), t),
    why,
    attempt?.entryId ?? '',
  ];
  return `<tr class="${state.toLowerCase()}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>\n`;
}

export function reportEnd(): string {
  return '</tbody></table></body></html>\n';
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** With its zone, because the page is read elsewhere. */
function formatTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

const style = `
body{font:13px/1.45 system-ui,sans-serif;margin:24px;color:#1b1f24;background:#fff}
h1{font-size:20px;margin:0 0 12px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(270px,1fr));gap:6px 24px;margin:0 0 18px}
ul{margin:0 0 18px;padding:0;list-style:none}
dt{color:#57606a}dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th{text-align:left;border-bottom:2px solid #57606a;padding:4px 8px}
td{border-bottom:1px solid #d0d7de;padding:4px 8px;vertical-align:top;overflow-wrap:anywhere}
td:nth-child(2),td:nth-child(3){min-width:11em}
td:nth-child(5){min-width:7em}
td:nth-child(4){white-space:nowrap}
td:nth-child(6){min-width:13em;font-size:9px}
tr.failed td:nth-child(4),tr.nothing td:nth-child(4),tr.unknown td:nth-child(4),tr.different td:nth-child(4){font-weight:600}
@media print{body{margin:0;font-size:11px}thead{display:table-header-group}tr{break-inside:avoid}}
`;
