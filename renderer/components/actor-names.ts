import { erpActorTypes } from '../../shared/record/actor-types';
import type { WriteHead } from '../../shared/journal/entry';
import type { Text } from '../../shared/text/text';

/** The word for an ERP actor type; one that this version does not know is shown as the site spelled it. */
export function nameErpActorType(erpActorType: string, t: Text): string {
  const known = erpActorTypes.find((type) => type === erpActorType);
  return known ? t(`common.erpActorType.${known}`) : erpActorType;
}

/** The name of a record, or its type and id where the name is not known. */
export function nameWrittenRecord({ crmActorType, crmRecordId, name }: WriteHead['record'], t: Text): string {
  if (name !== '') return name;
  return t('activity.detail.crm', { type: t(`common.crmActorType.${crmActorType}`), id: crmRecordId });
}

/** The key of the ERP actor with its type; what is not known is said. */
export function nameActor(
  { erpActorType, erpKey }: Pick<WriteHead, 'erpActorType' | 'erpKey'>,
  t: Text,
): string {
  const type = erpActorType === '' ? t('activity.detail.someActor') : nameErpActorType(erpActorType, t);
  return t('activity.detail.erp', { type, key: erpKey === '' ? t('activity.detail.keyNotKnown') : erpKey });
}
