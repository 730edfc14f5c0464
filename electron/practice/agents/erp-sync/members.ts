import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../../../../shared/record/actor-types';
import {
  carrierSchema,
  enumSchema,
  id,
  optionalFlag,
  optionalList,
  optionalText,
} from '../../http/member-binding';

/** `Unknown` binds like every other name, because the real enumerations have it, and is refused by the rules. */
export const crmTypeMember = enumSchema(['Unknown', ...crmActorTypes]);
export const erpTypeMember = enumSchema(['Unknown', ...erpActorTypes]);

export const ofConnection = carrierSchema({ ErpConnectionId: id });
export const ofRecord = carrierSchema({ CrmActorType: crmTypeMember, EntityId: id });

const fieldValueMember = carrierSchema({
  DisplayName: optionalText,
  CrmFieldKey: optionalText,
  Value: optionalText,
  DisplayValue: optionalText,
  SyncToCrm: optionalFlag,
  SyncToErp: optionalFlag,
});

const linkMembers = {
  ErpConnectionId: id,
  CrmRecordId: id,
  CrmActorType: crmTypeMember,
  ErpKey: z.string(),
  ErpActorType: erpTypeMember,
};
export const linkMember = carrierSchema(linkMembers);
export const connectMember = carrierSchema({ ...linkMembers, FieldValues: optionalList(fieldValueMember) });
