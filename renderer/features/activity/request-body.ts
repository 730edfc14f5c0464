import type { LinkRequest } from '../../../shared/write/link-request';

/** The body of ConnectActor as it went out: the documented names in the documented order. */
export function writeRequestBody(request: LinkRequest): string {
  const body = {
    ErpConnectionId: request.erpConnectionId,
    CrmRecordId: request.crmRecordId,
    CrmActorType: request.crmActorType,
    ErpKey: request.erpKey,
    ErpActorType: request.erpActorType,
    FieldValues: request.fieldValues.map((field) => ({
      DisplayName: field.displayName,
      CrmFieldKey: field.crmFieldKey,
      Value: field.value,
      DisplayValue: field.displayValue,
      SyncToCrm: field.syncToCrm,
      SyncToErp: field.syncToErp,
    })),
  };
  return JSON.stringify(body, null, 2);
}
