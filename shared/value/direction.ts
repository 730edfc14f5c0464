/** What a row's two switches mean together. */
export const directions = ['leave', 'to-crm', 'to-erp', 'both'] as const;
export type Direction = (typeof directions)[number];

/** The direction of a row. Whether the server decides by the switches where it writes is not documented. */
export function directionOf(switches: { syncToCrm: boolean; syncToErp: boolean }): Direction {
  if (switches.syncToCrm) return switches.syncToErp ? 'both' : 'to-crm';
  return switches.syncToErp ? 'to-erp' : 'leave';
}
