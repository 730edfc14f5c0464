import type { CrmActorType } from '../record/actor-types';
import { warning, type Check } from './check';
import { findIdentityDifferences } from './company-identity';
import type { JoinedValue } from './joined-value';

/** Whether the two ends look like one: above every other remark, because a wrong twin loses its name. */
export function checkIdentity(rows: readonly JoinedValue[], crmActorType: CrmActorType): Check[] {
  if (rows.length === 0) return [];
  const found = findIdentityDifferences(rows);
  if (found.length === 0) return [];
  const differences = found.map(({ displayName, crm, erp }) => `${displayName}: ${crm} / ${erp}`).join(' · ');
  const code = crmActorType === 'Contact' ? 'two-companies' : 'two-records';
  return [warning(code, 'fieldValues', { differences })];
}

/** True for the check that wants a step of its own before a link is made, or written by. */
export function isIdentityCheck({ code }: Pick<Check, 'code'>): boolean {
  return code === 'two-companies' || code === 'two-records';
}
