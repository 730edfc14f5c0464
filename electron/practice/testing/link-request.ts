/** The tour's link, Orkdal AS to Customer 10014 in connection 1, with what a test wants otherwise. */
export function makeLinkRequest(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ErpConnectionId: 1,
    CrmRecordId: 1,
    CrmActorType: 'Contact',
    ErpKey: '10014',
    ErpActorType: 'Customer',
    FieldValues: [],
    ...changes,
  };
}

/** One row of field values. */
export function makeRow(
  crmFieldKey: string,
  value: string,
  to: 'leave' | 'crm' | 'erp' | 'both',
): Record<string, unknown> {
  return {
    DisplayName: crmFieldKey,
    CrmFieldKey: crmFieldKey,
    Value: value,
    DisplayValue: value,
    SyncToCrm: to === 'crm' || to === 'both',
    SyncToErp: to === 'erp' || to === 'both',
  };
}
