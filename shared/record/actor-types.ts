/**
 * The two sides' record types, spelled as the WebAPI's enumerations `CrmActorType` and `ErpActorType`
 * spell them. Both have a member `Unknown`, which no link can use and which is therefore left out.
 */
export const crmActorTypes = ['Contact', 'Person', 'Project', 'Sale'] as const;
export type CrmActorType = (typeof crmActorTypes)[number];

export const erpActorTypes = [
  'Customer',
  'Supplier',
  'Partner',
  'Person',
  'Project',
  'Employee',
  'Sale',
] as const;
export type ErpActorType = (typeof erpActorTypes)[number];

/** `ErpExternalKey.ErpKey` holds at most this many characters. */
export const maxErpKeyLength = 254;
