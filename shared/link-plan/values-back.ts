import { createKeyFinder } from '../value/field-key';
import type { FieldValue } from '../value/field-value';
import type { Write } from '../write/write';
import type { LeftValue, PlanValue } from './plan-row';
import { because, type RowReason } from './row-reason';

/** What both sides of a field held; null = not read. */
interface SidesBefore {
  crm: string | null;
  erp: string | null;
}

/** A write as the activity keeps it, with the values from before it by CrmFieldKey. */
interface KeptWrite {
  write: Write;
  before: Readonly<Record<string, SidesBefore>>;
  readBack: {
    fields: readonly { crmFieldKey: string; crm: SideAfter; erp: SideAfter }[];
  } | null;
}

interface SideAfter {
  after: string | null;
}

/** What of a write goes back, and each side of a field that does not, with why. */
export interface ValuesBack {
  values: PlanValue[];
  leftOut: RowReason[];
  left: LeftValue[];
}

/**
 * The values from before a write, for the sides that it wrote. A write carries one value of a field: where both sides
 * held another one each, the ERP's goes back, and SuperOffice's is named as left out. So is a side whose value was not
 * read then.
 */
export function planValuesBack({ write, before, readBack }: KeptWrite): ValuesBack {
  const back: ValuesBack = { values: [], leftOut: [], left: [] };
  if (!('values' in write)) return back;
  const findBefore = createKeyFinder(Object.entries(before));
  const findAfter = createKeyFinder((readBack?.fields ?? []).map((field) => [field.crmFieldKey, field]));
  for (const value of write.values) {
    const { crmFieldKey, syncToCrm, syncToErp } = value;
    addValue(value, findBefore(crmFieldKey) ?? unread, back);
    const after = findAfter(crmFieldKey);
    back.left.push({
      crmFieldKey,
      crm: after?.crm.after ?? (syncToCrm ? value.value : null),
      erp: after?.erp.after ?? (syncToErp ? value.value : null),
    });
  }
  if (back.values.length === 0 && back.leftOut.length > 0) back.leftOut.push(leave('nothing-goes-back'));
  return back;
}

const unread = { crm: null, erp: null };

function addValue(
  { crmFieldKey, displayName, value, syncToCrm, syncToErp }: FieldValue,
  was: SidesBefore,
  { values, leftOut }: ValuesBack,
): void {
  const about = { key: crmFieldKey, name: displayName || crmFieldKey };
  if (syncToCrm && was.crm === null) leftOut.push(leave('crm-before-not-read', about));
  if (syncToErp && was.erp === null) leftOut.push(leave('erp-before-not-read', about));
  const crm = syncToCrm && was.crm !== value ? was.crm : null;
  const erp = syncToErp && was.erp !== value ? was.erp : null;
  if (erp === null) {
    if (crm !== null) values.push({ crmFieldKey, value: crm, direction: 'to-crm' });
    return;
  }
  values.push({ crmFieldKey, value: erp, direction: crm === erp ? 'both' : 'to-erp' });
  if (crm !== null && crm !== erp) leftOut.push(leave('crm-not-put-back', about));
}

/** Until somebody gives the row other values. */
function leave(code: LeftOutCode | 'nothing-goes-back', params: RowReason['params'] = {}): RowReason {
  return because(code, { about: 'values', ...params });
}

/** By the side that is left as the run wrote it. */
export const leftOutSides = {
  'crm-not-put-back': 'crm',
  'crm-before-not-read': 'crm',
  'erp-before-not-read': 'erp',
} as const;
type LeftOutCode = keyof typeof leftOutSides;

export function isLeftOut({ code }: Pick<RowReason, 'code'>): boolean {
  return code in leftOutSides;
}
