import type { ReactElement } from 'react';
import { useText } from '../../../text';
import { ChosenActor } from './chosen-actor';
import { ErpActorPicker } from './erp-actor-picker';
import { ErpTypePicker } from './erp-type-picker';
import { SideCard } from './side-card';

/** The ERP side: actor type, actor, and what is known of its key. */
export function ErpSide(): ReactElement {
  const t = useText();
  return (
    <SideCard side="erp" heading={t('link.erp.heading')}>
      <ErpTypePicker />
      <ErpActorPicker />
      <ChosenActor />
    </SideCard>
  );
}
