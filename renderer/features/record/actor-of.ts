import type { RecordInConnection } from '../../../shared/record/opened-record';
import { valueOf } from '../../../shared/record/record-state';
import type { ActorRef } from '../../../shared/write/write';

/** The ERP actor of the link; null where there is none or the site does not tell which. */
export function actorOf(connection: RecordInConnection): ActorRef | null {
  const { erpConnectionId, erpActorType } = connection;
  const erpKey = valueOf(connection.erpKey);
  return valueOf(connection.linked) !== true || erpActorType === null || erpKey === null || erpKey === ''
    ? null
    : { erpConnectionId, erpActorType, erpKey };
}
