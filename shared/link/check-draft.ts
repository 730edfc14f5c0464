import { blocked, sortChecks, type Check } from '../write/check';
import { checkConnection, checkKey, checkRecord, type EndsKnown } from '../write/check-ends';
import { checkIdentity } from '../write/check-identity';
import { checkValues } from '../write/check-values';
import type { LinkPlan } from '../write/plan';
import type { LinkDraft } from './draft';

/** All that can be said against a half-filled form, blocking ones first, in the order of the screen. */
export function checkDraft(draft: LinkDraft, plan: LinkPlan | null, known: EndsKnown): Check[] {
  const { erpConnectionId, erpConnectionName, crmActorType, crmRecordId, crmName } = draft;
  const found: Check[] = checkIdentity(draft.rows, crmActorType);
  if (erpConnectionId === null) found.push(blocked('no-connection', 'erpConnection'));
  else found.push(...checkConnection(erpConnectionName, known));
  if (crmRecordId === null) found.push(blocked('no-record', 'crmRecord'));
  else {
    const record = { crmActorType, crmRecordId, name: crmName };
    found.push(...checkRecord(record, erpConnectionId, known));
  }
  if (draft.erpActorType === null) found.push(blocked('no-erp-actor-type', 'erpActorType'));
  const record = crmRecordId === null ? null : { crmActorType, crmRecordId };
  found.push(...checkKey(draft.erpKey, record, known), ...checkValues(draft.rows, plan));
  return sortChecks(found);
}
