import { erpActorTypes } from '../../../shared/record/actor-types';
import type { Text } from '../../../shared/text/text';

/** The word for an ERP actor type; one that this version does not know is shown as the site spelled it. */
export function nameErpActorType(erpActorType: string, t: Text): string {
  const known = erpActorTypes.find((type) => type === erpActorType);
  return known ? t(`common.erpActorType.${known}`) : erpActorType;
}
