import type { FieldValue } from '../../../shared/value/field-value';
import type { WriteOf } from '../../../shared/write/write';

// One of each kind, of Orkdal AS and its twin on the practice site. For tests only.

export const record = { crmActorType: 'Contact', crmRecordId: 1 } as const;
export const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
export const other = { ...actor, erpKey: '10035' };
export const email = (value: string): FieldValue => ({
  displayName: 'E-mail',
  crmFieldKey: 'EMAIL',
  value,
  displayValue: value,
  syncToCrm: true,
  syncToErp: true,
});
export const values = [email('new@orkdal.example')];
export const link: WriteOf<'link'> = { kind: 'link', record, actor, values: [], seen: null };
/** Sent, and written to neither side. */
export const unwritten: FieldValue = { ...email('post@orkdal.example'), syncToCrm: false, syncToErp: false };
export const relink: WriteOf<'relink'> = {
  kind: 'relink',
  record,
  from: actor,
  to: other,
  values: [unwritten],
  seen: null,
};
export const change: WriteOf<'change-values'> = { kind: 'change-values', record, actor, values, seen: null };
export const unlink: WriteOf<'unlink'> = { kind: 'unlink', record, erpConnectionId: 1, expectedKey: '10014' };
export const resync: WriteOf<'resync'> = { kind: 'resync', record, actor, blanks: 'keep' };
export const create: WriteOf<'create'> = {
  kind: 'create',
  record,
  erpConnectionId: 1,
  erpActorType: 'Customer',
  erpValues: {},
};
