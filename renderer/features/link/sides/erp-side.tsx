import type { ReactElement } from 'react';
import { useText } from '../../../text';
import { ChosenActor } from './chosen-actor';
import { ErpActorPicker } from './erp-actor-picker';
import { ErpTypePicker, ErpTypeReason } from './erp-type-picker';
import { SideCard, TypeAndRecord } from './side-card';

/** The ERP side: actor type, actor, and what is known of its key. */
export function ErpSide(): ReactElement {
  const t = useText();
  return (
    <SideCard side="erp" heading={t('link.erp.heading')}>
      <TypeAndRecord>
        <ErpTypePicker />
        <ErpActorPicker />
      </TypeAndRecord>
      <ErpTypeReason />
      <ChosenActor />
    </SideCard>
  );
}
