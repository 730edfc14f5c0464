import { findCrmListItem } from './data/crm-lists';
import type { CrmField, ErpActor, ErpField, ErpLink } from './data/model';
import { encodeInteger, readInteger } from './rules/encoded-values';

/**
 * What the documents leave open and the practice site had to decide, in one place. Each decision is
 * explained, as ours, in docs/practice-site.md; nothing here may be taken for documented behaviour.
 */

/** On connecting, the two switches of a row decide where its value is written. */
export function sidesToWrite(row: { SyncToCrm: boolean; SyncToErp: boolean }): {
  crm: boolean;
  erp: boolean;
} {
  return { crm: row.SyncToCrm, erp: row.SyncToErp };
}

/** What a list value on the wire means: brackets hold a CRM item id, bare text is the ERP's own item id. */
export function readListValue(value: string): { crmItemId: number } | { erpItemId: string } | null {
  const text = value.trim();
  if (text === '') return null;
  const crmItemId = text.startsWith('[') ? readInteger(text) : null;
  return crmItemId === null ? { erpItemId: text } : { crmItemId };
}

/**
 * GetConnectionListMappings tells the lists of all list fields, also of those that SuperOffice does not hold: their items
 * have no counterpart. A mandatory list of a new actor could not be filled in otherwise.
 */
export function tellsListOf(field: ErpField): boolean {
  return field.type === 'List';
}

/** A list value that the ERP holds, as it travels: the mapped CRM item, or the bare ERP item id without one. */
export function listValueFromErp(field: ErpField, stored: string): string {
  const crmItemId = field.listMapping.get(stored);
  return crmItemId === undefined ? stored : encodeInteger(crmItemId);
}

/** A list value that CRM should store; null where there is no such item or no mapping to one. */
export function listValueForCrm(field: ErpField, crmField: CrmField, value: string): string | null {
  const item = readListValue(value);
  if (item === null) return '';
  const crmItemId = 'crmItemId' in item ? item.crmItemId : field.listMapping.get(item.erpItemId);
  if (crmItemId === undefined || !findCrmListItem(crmField.listName ?? '', crmItemId)) return null;
  return encodeInteger(crmItemId);
}

/** A list value that the ERP should store; null where the CRM item has no ERP item. */
export function listValueForErp(field: ErpField, value: string): string | null {
  const item = readListValue(value);
  if (item === null) return '';
  if ('erpItemId' in item) return item.erpItemId;
  for (const [erpItemId, crmItemId] of field.listMapping) if (crmItemId === item.crmItemId) return erpItemId;
  return null;
}

/** The resync calls without "NoBlankValues" let an empty value overwrite one that is not. */
export function mayOverwrite(source: string, target: string, keepNonBlank: boolean): boolean {
  return !(keepNonBlank && source === '' && target !== '');
}

/** A resync passes over a link with an end that is gone or not in use, and says Warning instead of Ok: nothing arrived. */
export function isWarned(report: { skipped: number; passedOver: number }): boolean {
  return report.skipped > 0 || report.passedOver > 0;
}

/** SyncAll takes over an ERP actor that changed after the link saw it last; ForceSyncAll takes every one. */
export function isDueForSync(actor: ErpActor, link: ErpLink): boolean {
  return actor.lastModified > link.mostRecentTimestamp;
}
