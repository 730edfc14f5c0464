import type { JournalEntry, SideValues } from '../../shared/journal/entry';
import { notAsked, nothingRead, readAs, valueOf, type RecordState } from '../../shared/record/record-state';
import { normalizeFieldKey } from '../../shared/value/field-key';
import type { FieldValue } from '../../shared/value/field-value';
import type { Write } from '../../shared/write/write';
import { indexSideValues } from '../records/side-values';

/** The values before a write. What could not be read is what whoever decided saw, where they saw it. */
export function describeBefore(write: Write, before: RecordState): SideValues {
  const values = indexSideValues({ crm: valueOf(before.crm), erp: valueOf(before.erp) });
  const seen = 'seen' in write ? (write.seen ?? []) : [];
  if (seen.length === 0 || (before.crm.read && before.erp.read)) return values;
  const keyOf = new Map(Object.keys(values).map((key) => [normalizeFieldKey(key), key]));
  const shown = seen.map(({ crmFieldKey, crm, erp }) => {
    const key = keyOf.get(normalizeFieldKey(crmFieldKey)) ?? crmFieldKey;
    const read = values[key];
    const sides = {
      crm: before.crm.read ? (read?.crm ?? null) : crm,
      erp: before.erp.read ? (read?.erp ?? null) : erp,
    };
    return [key, sides] as const;
  });
  return { ...values, ...Object.fromEntries(shown) };
}

/** What an entry still knows of the record before its write, as far as it is needed to judge it. */
export function restoreBefore(entry: JournalEntry): RecordState {
  const { erpConnectionId, erpConnectionName, linkBefore } = entry;
  const at = new Date(entry.at);
  const link = {
    erpConnectionId,
    connectionName: erpConnectionName,
    connected: linkBefore.linked === true,
    erpActorType: null,
  };
  const isKeyKnown = linkBefore.erpKey !== null || linkBefore.linked === false;
  return {
    ...nothingRead,
    links: linkBefore.linked === null ? notAsked : readAs([link], at),
    keyOfLink: isKeyKnown ? readAs(linkBefore.erpKey, at) : notAsked,
    crm: restoreSide(entry.before, 'crm', at),
    erp: restoreSide(entry.before, 'erp', at),
  };
}

function restoreSide(before: SideValues, side: 'crm' | 'erp', at: Date): RecordState['crm'] {
  const values = Object.entries(before).flatMap(([crmFieldKey, sides]): FieldValue[] => {
    const value = sides[side];
    if (value === null) return [];
    return [{ crmFieldKey, value, displayName: '', displayValue: '', syncToCrm: false, syncToErp: false }];
  });
  return values.length === 0 ? notAsked : readAs(values, at);
}
