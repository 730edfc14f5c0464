import { useQueryClient } from '@tanstack/react-query';
import type { CrmRecord } from '../../../../shared/record/crm-record';
import type { RecordReference } from '../../../../shared/record/record-reference';
import { useLinkForm } from '../../../components/field-values/form-context';
import { crmRecordQuery, useRememberRecord } from '../link-queries';

/** The ways to choose a CRM record, or none. `onChosen` comes after a choice. */
export function useRecordChoice(onChosen: () => void = () => {}) {
  const { form, site } = useLinkForm();
  const queryClient = useQueryClient();
  const remember = useRememberRecord();
  const chooseRecord = (record: CrmRecord) => {
    remember(record);
    const { crmActorType, crmRecordId, name } = record;
    form.choose({ crmActorType, crmRecordId, crmName: name });
    onChosen();
  };
  return {
    chooseRecord,
    async chooseReference({ crmActorType, crmRecordId }: RecordReference) {
      const type = crmActorType ?? form.store.getState().identity.crmActorType;
      // Set first, so that the list behind a failed look-up asks for the right type.
      form.choose({ crmActorType: type, crmRecordId: null, crmName: '' });
      try {
        chooseRecord(await queryClient.fetchQuery(crmRecordQuery(site.id, type, crmRecordId)));
      } catch {
        // The list under the box asks for the same record and shows why it was not found.
      }
    },
    clear() {
      form.choose({ crmRecordId: null, crmName: '' });
      onChosen();
    },
  };
}
