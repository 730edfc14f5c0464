import type { ReadBack } from './entry';

/**
 * How many values a look found changed, both sides together. Null = nobody looked, or a side that was known before was
 * not read afterwards.
 */
export function countChanged(readBack: ReadBack | null): number | null {
  if (readBack === null) return null;
  const sides = readBack.fields.flatMap(({ crm, erp }) => [crm, erp]);
  const isBlind =
    readBack.fields.some(({ asChosen }) => asChosen === null) ||
    sides.some(({ before, after }) => before !== null && after === null);
  return isBlind ? null : sides.filter(({ change }) => change === 'changed').length;
}
