import { useState, type ReactElement } from 'react';
import { crmActorTypes, type CrmActorType } from '../../../../shared/record/actor-types';
import type { Text } from '../../../../shared/text/text';
import { toErrorData } from '../../../api/client';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useChosenRecord } from '../link-queries';
import { ChoiceBox, type Choice } from '../../../components/combo-box/choice-box';
import { ChosenRecord, isLinkedSomewhere } from './chosen-record';
import { OpenRecord } from './open-record';
import { CrmRecordPicker } from './crm-record-picker';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import type { RecordList } from './record-list';
import { ShowInRecord } from './show-in-record';
import { SideCard, StillChosen, TypeAndRecord } from './side-card';
import { useNameKept } from './use-name-kept';

/** The SuperOffice side: record type, record, and what is known of it. */
export function CrmSide({ list, isFolded }: { list: RecordList; isFolded: boolean }): ReactElement {
  const t = useText();
  const { record, error, refetch } = useChosenRecord();
  const isGone = error !== null && toErrorData(error).code === 'not-found';
  const [typed, setTyped] = useState<string | null>(null);
  useNameKept('crmName', record?.name);
  return (
    <SideCard side="superoffice" heading={t('link.crm.heading')}>
      <TypeAndRecord>
        <CrmTypePicker />
        <CrmRecordPicker list={list} typed={typed} onTyped={setTyped} />
      </TypeAndRecord>
      {record && typed !== null && <StillChosen name={record.name} />}
      {record && typed === null && !isFolded && (
        <ChosenRecord record={record}>
          <OpenRecord record={record} />
          {isLinkedSomewhere(record) && <ShowInRecord record={record} name={record.name} />}
        </ChosenRecord>
      )}
      {error && (
        <MissingNote
          what={t(isGone ? 'link.missing.crmRecordGone' : 'link.missing.crmRecord')}
          missing={missingBecause('Contact', error)}
          onRetry={() => void refetch()}
          // By hand it would be refused just as well.
          offersByHand={!isGone}
        />
      )}
    </SideCard>
  );
}

/** Chooses the CRM actor type, in SuperOffice's own words. A record of another type is let go. */
export function CrmTypePicker(): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  const chosen = useDraft((state) => state.identity.crmActorType);
  const choices = crmActorTypes.map((type) => crmTypeChoice(type, t));
  const choose = (key: string) => {
    const type = crmActorTypes.find((candidate) => candidate === key);
    if (!type || type === chosen) return;
    const { byHand } = form.store.getState().identity;
    form.choose({ crmActorType: type, ...(byHand ? {} : { crmRecordId: null, crmName: '' }) });
  };
  return (
    <ChoiceBox
      id="link-crm-actor-type"
      label={t('link.crm.type')}
      choices={choices}
      chosen={crmTypeChoice(chosen, t)}
      onChoose={choose}
      noMatchText={t('link.crm.noSuchType')}
    />
  );
}

function crmTypeChoice(type: CrmActorType, t: Text): Choice {
  return { key: type, label: t(`common.crmActorType.${type}`) };
}
