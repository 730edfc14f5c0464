import type { OpenedRecord, RecordInConnection } from '../../../../shared/record/opened-record';
import { type ConnectionLink, type Reading, type RecordState } from '../../../../shared/record/record-state';
import { compilePlan } from '../../../../shared/write/plan';

/** What was read of a record in one connection, in the terms in which a write is checked and its effect is told. */
export function stateOfRecord(
  opened: OpenedRecord,
  connection: RecordInConnection,
  /** Of the ERP key that is written about, where that is not the link's own. */
  holders: RecordState['holders'] = connection.holders,
): RecordState {
  const { plan, erpKey, erp } = connection;
  return {
    links: linksOf(opened),
    keyOfLink: erpKey,
    holders,
    mapping: plan.read ? { ...plan, value: compilePlan(plan.value) } : plan,
    crm: opened.crm,
    erp,
  };
}

function linksOf({ connections, connectionsNotRead, at }: OpenedRecord): Reading<readonly ConnectionLink[]> {
  if (connectionsNotRead !== null && !connectionsNotRead.read) return connectionsNotRead;
  const told = connections.flatMap(({ erpConnectionId, connectionName, linked, erpActorType }) =>
    linked.read ? [{ erpConnectionId, connectionName, connected: linked.value, erpActorType }] : [],
  );
  return { read: true, value: told, at };
}
