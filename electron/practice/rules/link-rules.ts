import { maxErpKeyLength, type CrmActorType, type ErpActorType } from '../../../shared/record/actor-types';
import { sidesToWrite } from '../assumptions';
import type { ActorTypeMapping, CrmRecord, ErpActor, ErpConnection } from '../data/model';
import type { PracticeStore } from '../data/store';
import { refuse, refuseHeld } from '../http/refusal';
import {
  listMappedPairs,
  requireActiveConnection,
  requireActor,
  requireActorType,
  requireRecord,
} from './field-lookup';
import { checkValue, type Side } from './value-rules';

/** The two ends of a link, as every linking call names them. */
export interface LinkInput {
  ErpConnectionId: number;
  CrmRecordId: number;
  CrmActorType: CrmActorType;
  ErpKey: string;
  ErpActorType: ErpActorType;
}

export interface FieldValueInput {
  CrmFieldKey: string;
  Value: string;
  SyncToCrm: boolean;
  SyncToErp: boolean;
}

interface PlannedWrite {
  side: Side;
  key: string;
  stored: string;
}

/** A link that broke no rule, ready to be carried out. Nothing has been changed yet. */
export interface LinkPlan {
  connection: ErpConnection;
  mapping: ActorTypeMapping;
  record: CrmRecord;
  actor: ErpActor;
  writes: PlannedWrite[];
}

/** Throws a refusal where the record is linked in this connection already. */
export function requireUnlinked(
  store: PracticeStore,
  connectionId: number,
  crmType: CrmActorType,
  recordId: number,
): void {
  const ofRecord = store.findLinkOfRecord(connectionId, crmType, recordId);
  if (ofRecord)
    throw refuseHeld(
      `${crmType} ${recordId} is already connected to ${ofRecord.erpType} '${ofRecord.erpKey}' in ERP connection ${connectionId}.`,
    );
}

function checkIndexes(store: PracticeStore, input: LinkInput): void {
  const connectionId = input.ErpConnectionId;
  requireUnlinked(store, connectionId, input.CrmActorType, input.CrmRecordId);
  const ofActor = store.findLinkOfActor(connectionId, input.ErpActorType, input.ErpKey);
  if (ofActor)
    throw refuseHeld(
      `${input.ErpActorType} '${input.ErpKey}' is already connected to ${ofActor.crmType} ${ofActor.recordId} in ERP connection ${connectionId}.`,
    );
}

function planWrites(plan: Omit<LinkPlan, 'writes'>, fieldValues: readonly FieldValueInput[]): PlannedWrite[] {
  const pairs = new Map(listMappedPairs(plan.mapping).map((pair) => [pair.crmField.key.toUpperCase(), pair]));
  const seen = new Set<string>();
  return fieldValues.flatMap((row) => {
    const key = row.CrmFieldKey.toUpperCase();
    const pair = pairs.get(key);
    if (!pair)
      throw refuse(
        `ERP connection ${plan.connection.id} does not map the CRM field '${row.CrmFieldKey}' for ${plan.mapping.erpType}.`,
      );
    if (seen.has(key)) throw refuse(`The CRM field '${row.CrmFieldKey}' was given twice.`);
    seen.add(key);
    const sides = sidesToWrite(row);
    const writes: PlannedWrite[] = [];
    for (const side of ['crm', 'erp'] as const) {
      if (!sides[side]) continue;
      const stored = checkValue(plan.connection, pair, side, row.Value, plan.actor);
      writes.push({ side, key: side === 'crm' ? pair.crmField.key : pair.erpField.key, stored });
    }
    return writes;
  });
}

/** The connection and mapping that join these two types. Throws a refusal where the connection is not in use or joins others. */
export function requireTypePair(
  store: PracticeStore,
  connectionId: number,
  crmType: CrmActorType,
  erpType: ErpActorType,
): { connection: ErpConnection; mapping: ActorTypeMapping } {
  const connection = requireActiveConnection(store, connectionId);
  const mapping = requireActorType(connection, erpType);
  if (mapping.crmType !== crmType)
    throw refuse(`ERP connection ${connectionId} maps ${erpType} to ${mapping.crmType}, not to ${crmType}.`);
  return { connection, mapping };
}

/**
 * Checks a link against every rule before anything is changed: connection, key, types, both records, both
 * unique indexes, every value. Throws the refusal of the first broken rule.
 */
export function planLink(
  store: PracticeStore,
  input: LinkInput,
  fieldValues: readonly FieldValueInput[],
): LinkPlan {
  if (input.ErpKey === '') throw refuse('ErpKey cannot be empty.');
  if (input.ErpKey.length > maxErpKeyLength)
    throw refuse(`ErpKey holds at most ${maxErpKeyLength} characters; ${input.ErpKey.length} were given.`);
  const { ErpConnectionId, CrmActorType: crmType, ErpActorType: erpType } = input;
  const { connection, mapping } = requireTypePair(store, ErpConnectionId, crmType, erpType);
  const record = requireRecord(store, input.CrmActorType, input.CrmRecordId);
  const actor = requireActor(store, connection.id, input.ErpActorType, input.ErpKey);
  checkIndexes(store, input);
  const plan = { connection, mapping, record, actor };
  return { ...plan, writes: planWrites(plan, fieldValues) };
}

/** Carries a plan out: the values, then the link row. */
export function carryOutLink(store: PracticeStore, plan: LinkPlan, now: Date): void {
  const at = now.toISOString();
  for (const { side, key, stored } of plan.writes) {
    if (side === 'crm') {
      plan.record.values[key] = stored;
      plan.record.updatedAt = at;
    } else {
      plan.actor.values[key] = stored;
      plan.actor.lastModified = at;
    }
  }
  store.addLink({
    connectionId: plan.connection.id,
    crmType: plan.record.type,
    recordId: plan.record.id,
    erpType: plan.actor.type,
    erpKey: plan.actor.key,
    mostRecentTimestamp: plan.actor.lastModified,
  });
}
