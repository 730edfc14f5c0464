import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import type { RecordReference } from '../../../../shared/record/record-reference';
import { useLinkForm } from '../../../components/field-values/form-context';
import type { LinkIdentity } from '../../../components/field-values/identity';
import { useLeftDrafts } from '../draft/left-drafts';
import { crmRecordQuery, useRememberRecord } from '../link-queries';

/** The ways to choose a CRM record, or none. `onChosen` comes after a choice. */
export function useRecordChoice(onChosen: () => void = () => {}) {
  const { form, site } = useLinkForm();
  const queryClient = useQueryClient();
  const remember = useRememberRecord();
  const leftDrafts = useLeftDrafts();
  const asked = useRef(0);
  const choose = (part: Pick<LinkIdentity, 'crmActorType' | 'crmRecordId' | 'crmName'>) => {
    const state = form.store.getState();
    const { crmActorType, crmRecordId } = state.identity;
    const isOther = part.crmRecordId !== crmRecordId || part.crmActorType !== crmActorType;
    // What was sent is no draft any more.
    if (isOther && crmRecordId !== null && !state.isFrozen) leftDrafts.keep(state);
    form.choose(part);
  };
  const chooseRecord = (record: CrmRecord) => {
    asked.current += 1;
    remember(record);
    const { crmActorType, crmRecordId, name } = record;
    choose({ crmActorType, crmRecordId, crmName: name });
    onChosen();
  };
  return {
    chooseRecord,
    /** Looks the record up and chooses it. Gives back why that failed; null where it did not, or another came between. */
    async chooseReference({
      crmActorType,
      crmRecordId,
    }: RecordReference): Promise<{ error: unknown } | null> {
      const type = crmActorType ?? form.store.getState().identity.crmActorType;
      asked.current += 1;
      const mine = asked.current;
      // Set first, so that the list behind a failed look-up asks for the right type.
      choose({ crmActorType: type, crmRecordId: null, crmName: '' });
      const isLate = () => mine !== asked.current || form.store.getState().identity.crmRecordId !== null;
      try {
        const record = await queryClient.fetchQuery(crmRecordQuery(site.id, type, crmRecordId));
        if (!isLate()) chooseRecord(record);
        return null;
      } catch (error) {
        return isLate() ? null : { error };
      }
    },
    clear() {
      asked.current += 1;
      choose({ crmActorType: form.store.getState().identity.crmActorType, crmRecordId: null, crmName: '' });
      onChosen();
    },
  };
}
