import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../../shared/record/actor-types';
import { refuse } from '../http/refusal';

/** A CRM actor type that is not `Unknown`; otherwise throws a refusal. */
export function requireCrmType(name: string): CrmActorType {
  const type = crmActorTypes.find((candidate) => candidate === name);
  if (!type) throw refuse(`CrmActorType ${name} cannot be used here.`);
  return type;
}

/** An ERP actor type that is not `Unknown`; otherwise throws a refusal. */
export function requireErpType(name: string): ErpActorType {
  const type = erpActorTypes.find((candidate) => candidate === name);
  if (!type) throw refuse(`ErpActorType ${name} cannot be used here.`);
  return type;
}
