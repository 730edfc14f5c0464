import type { WriteOf } from '../../../shared/write/write';

/** The body of ConnectActor as it went out: the documented names in the documented order. */
export function writeRequestBody({ record, actor, values }: WriteOf<'link'>): string {
  const body = {
    ErpConnectionId: actor.erpConnectionId,
    CrmRecordId: record.crmRecordId,
    CrmActorType: record.crmActorType,
    ErpKey: actor.erpKey,
    ErpActorType: actor.erpActorType,
    FieldValues: values.map((field) => ({
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
