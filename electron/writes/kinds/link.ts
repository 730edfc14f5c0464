import type { ActorRef, RecordRef } from '../../../shared/write/write';
import type { LinkRequest } from '../../../shared/write/link-request';
import type { FieldValue } from '../../../shared/value/field-value';
import type { WriteModule } from '../write-kind';
import type { WriteOf } from '../../../shared/write/write';

/** One `ConnectActor`: the link and its values. */
export const linkModule: WriteModule<WriteOf<'link'>> = {
  place: ({ record, actor }) => ({ record, ...actor }),
  evidence: ['links', 'keyOfLink', 'mapping', 'holder', 'crm', 'erp'],
  look: ['links', 'keyOfLink', 'mapping', 'crm', 'erp'],
  send: (site, { record, actor, values }, steps, { select }) =>
    steps.run({
      call: 'ConnectActor',
      reaches: 'linked',
      send: (options) =>
        site.erpSync.connectActor(toLinkRequest(record, actor, values), { ...options, select }),
    }),
};

/** The six members of the body, in the documented order. */
export function toLinkRequest(
  { crmRecordId, crmActorType }: RecordRef,
  { erpConnectionId, erpKey, erpActorType }: ActorRef,
  fieldValues: FieldValue[],
): LinkRequest {
  return { erpConnectionId, crmRecordId, crmActorType, erpKey, erpActorType, fieldValues };
}
