import type { MissingHelp } from '../../shared/journal/entry';
import type { Text } from '../../shared/text/text';

const crmValues = 'GetFieldValuesFromCrm';
export const erpValues = 'GetFieldValuesFromErp';

/** Values that were not read are no help that one can do without: nothing of that side can be compared. */
export function tellMissingHelp(missing: readonly MissingHelp[], t: Text): string {
  return t(
    lacks(missing, crmValues) || lacks(missing, erpValues) ? 'link.missing.values' : 'link.missing.some',
  );
}

/** False where neither side told its values: then there is no time at which they were read. */
export function hasReadValues(missing: readonly MissingHelp[]): boolean {
  return !(lacks(missing, crmValues) && lacks(missing, erpValues));
}

export function lacks(missing: readonly MissingHelp[], name: string): boolean {
  // The agent may stand before the call.
  return missing.some(({ call }) => call.slice(call.indexOf('/') + 1) === name);
}
