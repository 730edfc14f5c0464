import type { ComparedSides } from '../compare/compare-field';
import type { SideReadings } from '../write/joined-value';
import type { LinkPlan } from '../write/plan';
import type { ScanField } from './scan-row';

/** Compares what the connection maps, by the rules as they are set now. One per field of the plan. */
export type CompareSides = (plan: LinkPlan, sides: SideReadings) => ComparedSides[];

export interface Differences {
  /** Fields that are not equal, in the order of the mapping. */
  fields: ScanField[];
  equalFields: number;
}

/**
 * What a scan keeps of two sides. A side that does not name a mapped field has not told it: such a field is not read,
 * never equal.
 */
export function keepDifferences(compared: readonly ComparedSides[]): Differences {
  const fields = compared.flatMap(({ field, crm, erp, comparison }): ScanField[] => {
    if (comparison.result === 'equal') return [];
    const { crmFieldKey, displayName } = field;
    return [{ crmFieldKey, displayName, outcome: comparison.result, crm, erp }];
  });
  return { fields, equalFields: compared.length - fields.length };
}
