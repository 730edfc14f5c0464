import type { CheckPlace } from '../../../../shared/write/check';

/** The controls that a problem can lead to. By hand, a text box takes the id of the combobox it stands for. */
export const controlIds: Record<Exclude<CheckPlace, 'fieldValues'> | 'moved', string> = {
  erpConnection: 'link-erp-connection',
  crmRecord: 'link-crm-record',
  erpActorType: 'link-erp-actor-type',
  erpActor: 'link-erp-actor',
  moved: 'link-moved-seen',
};
