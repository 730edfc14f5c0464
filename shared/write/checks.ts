import { maxErpKeyLength } from '../record/actor-types';
import type { blockingChecks, CheckCode, warningChecks } from './check-codes';
import type { LinkedConnection } from '../record/crm-record';
import type { DraftRow, LinkDraft } from '../link/draft';
import { effectOfRow } from './effect';
import { decodeValue, fitsType } from '../value/encoded-value';
import type { ErpKeyFinding } from '../record/erp-actor';

/** The control that mends a check. */
export type CheckPlace = 'erpConnection' | 'crmRecord' | 'erpActorType' | 'erpActor' | 'fieldValues';

export interface Check {
  code: CheckCode;
  level: 'blocked' | 'warning';
  place: CheckPlace;
  /** The row it is about; null where it is about no single row. */
  rowId: string | null;
  /** Values for the sentence `checks.<code>`. */
  params: Record<string, string | number>;
}

/** What was found out about the chosen record and key; null = not known. */
export interface CheckKnowledge {
  connectionActive: boolean | null;
  linkedIn: readonly LinkedConnection[] | null;
  erpKey: ErpKeyFinding | null;
}

export const nothingKnown: CheckKnowledge = { connectionActive: null, linkedIn: null, erpKey: null };

/** All that can be said against a draft, blocking ones first, in the order of the screen. */
export function checkDraft(draft: LinkDraft, known: CheckKnowledge): Check[] {
  const found = [...checkActors(draft, known), ...checkRows(draft)];
  return [...found.filter(isBlocking), ...found.filter((check) => !isBlocking(check))];
}

export function isBlocking(check: Check): boolean {
  return check.level === 'blocked';
}

function blocked(
  code: (typeof blockingChecks)[number],
  place: CheckPlace,
  params: Check['params'] = {},
): Check {
  return { code, level: 'blocked', place, rowId: null, params };
}

function warning(
  code: (typeof warningChecks)[number],
  place: CheckPlace,
  params: Check['params'] = {},
): Check {
  return { code, level: 'warning', place, rowId: null, params };
}

function checkActors(draft: LinkDraft, known: CheckKnowledge): Check[] {
  const found: Check[] = [];
  if (draft.erpConnectionId === null) found.push(blocked('no-connection', 'erpConnection'));
  else if (known.connectionActive === false) {
    found.push(blocked('inactive-connection', 'erpConnection', { connection: draft.erpConnectionName }));
  }
  if (draft.crmRecordId === null) found.push(blocked('no-record', 'crmRecord'));
  const linked = known.linkedIn?.find((link) => link.erpConnectionId === draft.erpConnectionId);
  if (linked && draft.crmRecordId !== null) {
    found.push(
      blocked('already-linked', 'crmRecord', { record: draft.crmName, connection: linked.connectionName }),
    );
  }
  if (draft.erpActorType === null) found.push(blocked('no-erp-actor-type', 'erpActorType'));
  return [...found, ...checkKey(draft, known.erpKey)];
}

function checkKey(draft: LinkDraft, finding: ErpKeyFinding | null): Check[] {
  const { erpKey } = draft;
  if (erpKey === '') return [blocked('no-key', 'erpActor')];
  if (erpKey.length > maxErpKeyLength) {
    return [blocked('key-too-long', 'erpActor', { length: erpKey.length, max: maxErpKeyLength })];
  }
  const found: Check[] = [];
  if (finding && typeof finding.holder === 'object' && !holdsItself(draft, finding.holder)) {
    found.push(blocked('key-held', 'erpActor', { erpKey, holder: finding.holder.name }));
  }
  if (finding && !finding.found) found.push(warning('key-not-found', 'erpActor', { erpKey }));
  if (erpKey !== erpKey.trim()) found.push(warning('key-has-spaces', 'erpActor', { erpKey }));
  return found;
}

/** Then the record is already linked, which is a check of its own. */
function holdsItself(draft: LinkDraft, holder: { crmActorType: string; crmRecordId: number }): boolean {
  return holder.crmActorType === draft.crmActorType && holder.crmRecordId === draft.crmRecordId;
}

function checkRows(draft: LinkDraft): Check[] {
  const found = draft.rows.flatMap(checkRow);
  const seen = new Map<string, number>();
  for (const row of draft.rows) seen.set(row.crmFieldKey, (seen.get(row.crmFieldKey) ?? 0) + 1);
  for (const [crmFieldKey, times] of seen) {
    if (times > 1 && crmFieldKey !== '') {
      found.push(warning('same-field-twice', 'fieldValues', { crmFieldKey, times }));
    }
  }
  if (draft.rows.length > 0 && draft.rows.every((row) => !row.syncToCrm && !row.syncToErp)) {
    found.push(warning('nothing-synced', 'fieldValues'));
  }
  return found;
}

/** What can be said of one row alone; the table shows it beside the row. */
export function checkRow(row: DraftRow): Check[] {
  const name = row.displayName === '' ? row.crmFieldKey : row.displayName;
  const found = [...blockersOfRow(row, name), ...warningsOfRow(row, name)];
  return found.map((check) => ({ ...check, rowId: row.id }));
}

function blockersOfRow(row: DraftRow, name: string): Check[] {
  const found: Check[] = [];
  if (row.crmFieldKey === '') found.push(blocked('no-field-key', 'fieldValues', { name }));
  if (row.access === 'Mandatory' && row.value.trim() === '') {
    found.push(blocked('mandatory-empty', 'fieldValues', { name }));
  }
  if (row.access === 'ReadOnly' && row.syncToErp) {
    found.push(blocked('read-only-written', 'fieldValues', { name }));
  }
  const text = decodeValue(row.value, row.fieldType);
  if (row.maxLength > 0 && row.syncToErp && row.fieldType === 'Text' && text.length > row.maxLength) {
    found.push(blocked('too-long', 'fieldValues', { name, length: text.length, max: row.maxLength }));
  }
  // A value that the site itself gave is never held against the user, whatever its shape.
  if (row.source === 'typed' && !fitsType(text, row.fieldType)) {
    found.push(
      blocked(row.fieldType === 'Date' ? 'not-a-date' : 'not-a-number', 'fieldValues', { name, text }),
    );
  }
  return found;
}

function warningsOfRow(row: DraftRow, name: string): Check[] {
  const found: Check[] = [];
  const synced = row.syncToCrm || row.syncToErp;
  const effect = effectOfRow(row);
  if (
    row.value === '' &&
    row.access !== 'Mandatory' &&
    synced &&
    (effect.crm || effect.erp || effect.notRead)
  ) {
    found.push(warning('empty-would-overwrite', 'fieldValues', { name, values: overwritten(row) }));
  }
  if (row.source === 'typed' && !synced && isEdited(row)) {
    found.push(warning('edited-goes-nowhere', 'fieldValues', { name }));
  }
  const unknown = row.choices !== null && row.value !== '' && !row.choices.some((c) => c.value === row.value);
  if (row.fieldType === 'List' && unknown) {
    found.push(warning('unknown-list-value', 'fieldValues', { name, value: row.displayValue || row.value }));
  }
  return found;
}

/** By hand a row is typed from the start; only a row that both sides could have filled counts as edited. */
function isEdited(row: DraftRow): boolean {
  return row.crm !== null || row.erp !== null;
}

function overwritten(row: DraftRow): string {
  const lost = [row.syncToCrm ? row.crm : null, row.syncToErp ? row.erp : null];
  return lost
    .flatMap((side) => (side && side.value !== '' ? [side.displayValue || side.value] : []))
    .join(' · ');
}
