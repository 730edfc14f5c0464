import { fitType } from '../value/encoded-value';
import { blocked, warning, type Check } from './check';
import { effectOfValue } from './effect';
import type { JoinedValue } from './joined-value';
import { spellingOf } from './list-values';
import { fieldOf, type LinkPlan, type PlanField } from './plan';
import { isSameStored } from './same-stored';

const place = 'fieldValues';

/** What can be said against the values of one record. */
export function checkValues(rows: readonly JoinedValue[], plan: LinkPlan | null): Check[] {
  const found: Check[] = [];
  const times = new Map<string, number>();
  let isSynced = false;
  for (const row of rows) {
    checkOne(row, fieldOf(plan, row.crmFieldKey), found);
    times.set(row.crmFieldKey, (times.get(row.crmFieldKey) ?? 0) + 1);
    if (row.syncToCrm || row.syncToErp) isSynced = true;
  }
  if (times.size < rows.length) {
    for (const [crmFieldKey, count] of times) {
      if (count > 1 && crmFieldKey !== '') {
        found.push(warning('same-field-twice', place, { crmFieldKey, times: count }));
      }
    }
  }
  if (rows.length > 0 && !isSynced) found.push(warning('nothing-synced', place));
  return found;
}

/** What can be said of one value alone; a table shows it beside its row. */
export function checkValue(row: JoinedValue, field: PlanField): Check[] {
  const found: Check[] = [];
  checkOne(row, field, found);
  return found;
}

// Adds to one array: a run asks this a million times.
function checkOne(row: JoinedValue, field: PlanField, found: Check[]): void {
  const first = found.length;
  const name = row.displayName === '' ? row.crmFieldKey : row.displayName;
  findBlockers(row, field, name, found);
  findWarnings(row, field, name, found);
  for (let index = first; index < found.length; index += 1) {
    const check = found[index];
    if (check) check.rowId = row.id;
  }
}

function findBlockers(row: JoinedValue, field: PlanField, name: string, found: Check[]): void {
  const { value } = row;
  const { fieldType, access, maxLength } = field;
  if (row.crmFieldKey === '') found.push(blocked('no-field-key', place, { name }));
  if (access === 'Mandatory' && value.trim() === '') {
    const isNotRead = row.source !== 'typed' && row[row.source] === null;
    found.push(blocked(isNotRead ? 'mandatory-not-read' : 'mandatory-empty', place, { name }));
  }
  if (access === 'ReadOnly' && row.syncToErp) found.push(blocked('read-only-written', place, { name }));
  if (maxLength > 0 && row.syncToErp && fieldType === 'Text' && value.length > maxLength) {
    found.push(blocked('too-long', place, { name, length: value.length, max: maxLength }));
  }
  // A value that the site itself gave is never held against the user, whatever its shape.
  if (row.source !== 'typed') return;
  const fit = fitType(value, row.displayValue, fieldType);
  if (fit === 'fits') return;
  const what = fieldType === 'Date' ? 'date' : 'number';
  const notFitting = fieldType === 'Checkbox' ? 'not-yes-or-no' : (`not-a-${what}` as const);
  const code = fit === 'ambiguous' ? (`ambiguous-${what}` as const) : notFitting;
  // As it was typed: decoded, it would be quoted as something that nobody wrote.
  found.push(blocked(code, place, { name, text: value }));
}

function findWarnings(row: JoinedValue, field: PlanField, name: string, found: Check[]): void {
  const { value, syncToCrm, syncToErp } = row;
  const isSynced = syncToCrm || syncToErp;
  if (value === '' && isSynced && field.access !== 'Mandatory') {
    const effect = effectOfValue(row, field);
    if (effect.crm || effect.erp) {
      found.push(warning('empty-would-overwrite', place, { name, values: overwritten(row) }));
    } else if (effect.notRead) {
      found.push(warning('empty-may-overwrite', place, { name }));
    }
  }
  if (row.source === 'typed' && !isSynced && isEdited(row, field)) {
    found.push(warning('edited-goes-nowhere', place, { name }));
  }
  const { list } = field;
  if (list && value !== '' && field.fieldType === 'List') {
    if (!list.names[spellingOf(list, row)].has(value)) {
      found.push(warning('unknown-list-value', place, { name, value: row.displayValue || value }));
    }
  }
}

/** By hand a row is typed from the start; only one that says another thing than a side that was read counts as edited. */
function isEdited({ crm, erp, value }: JoinedValue, field: PlanField): boolean {
  return [crm, erp].some((side) => side !== null && !isSameStored(side.value, value, field));
}

function overwritten(row: JoinedValue): string {
  const lost = [row.syncToCrm ? row.crm : null, row.syncToErp ? row.erp : null];
  const shown = lost.flatMap((side) => (side && side.value !== '' ? [side.displayValue || side.value] : []));
  return [...new Set(shown)].join(' · ');
}
