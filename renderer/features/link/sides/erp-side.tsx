import { useState, type ReactElement } from 'react';
import { useDraft } from '../../../components/field-values/form-context';
import { useText } from '../../../text';
import { useChosenKey } from '../link-queries';
import { ChosenActor } from './chosen-actor';
import { ErpActorPicker } from './erp-actor-picker';
import { ErpTypePicker, ErpTypeReason } from './erp-type-picker';
import { SideCard, StillChosen, TypeAndRecord } from './side-card';
import { useNameKept } from './use-name-kept';

/** The ERP side: actor type, actor, and what is known of its key. */
export function ErpSide(): ReactElement {
  const t = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const { finding } = useChosenKey();
  useNameKept('erpName', finding?.name || undefined);
  const chosen = useDraft(({ identity }) => identity.erpName || identity.erpKey);
  return (
    <SideCard side="erp" heading={t('link.erp.heading')}>
      <TypeAndRecord>
        <ErpTypePicker />
        <ErpActorPicker typed={typed} onTyped={setTyped} />
      </TypeAndRecord>
      <ErpTypeReason />
      {typed === null ? <ChosenActor /> : chosen !== '' && <StillChosen name={chosen} />}
    </SideCard>
  );
}
