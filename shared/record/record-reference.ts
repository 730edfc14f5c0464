import type { CrmActorType } from './actor-types';

export interface RecordReference {
  /** Absent where a bare id was given: then the chosen record type counts. */
  crmActorType?: CrmActorType;
  crmRecordId: number;
}

// Most particular first: the address of a sale or person also carries the id of its company.
const parameterOf: readonly [CrmActorType, RegExp][] = [
  ['Sale', /[?&#;]sale_id=(\d{1,10})(?!\d)/i],
  ['Project', /[?&#;]project_id=(\d{1,10})(?!\d)/i],
  ['Person', /[?&#;]person_id=(\d{1,10})(?!\d)/i],
  ['Contact', /[?&#;]contact_id=(\d{1,10})(?!\d)/i],
];
const maxId = 2_147_483_647;

/**
 * Reads a record out of what a person typed or pasted: a bare id, or a SuperOffice address such as
 * `https://crm.example.com/default.aspx?contact_id=123`. Null where it is neither.
 */
export function parseRecordReference(text: string, preferred?: CrmActorType): RecordReference | null {
  const trimmed = text.trim();
  if (/^\d{1,10}$/.test(trimmed)) return withinRange({ crmRecordId: Number(trimmed) });
  const found = parameterOf.flatMap(([crmActorType, pattern]) => {
    const id = pattern.exec(trimmed)?.[1];
    return id === undefined ? [] : [{ crmActorType, crmRecordId: Number(id) }];
  });
  const wanted = found.find((reference) => reference.crmActorType === preferred) ?? found[0];
  return wanted ? withinRange(wanted) : null;
}

function withinRange(reference: RecordReference): RecordReference | null {
  return reference.crmRecordId >= 1 && reference.crmRecordId <= maxId ? reference : null;
}
