import { listSeen, toFieldValue } from '../../../../shared/link/draft-rows';
import type { LinkDraft } from '../../../../shared/link/draft';
import type { Input } from '../../../../shared/ipc/contract';
import type { Text } from '../../../../shared/text/text';

type SubmitInput = Input<'links.submit'>;

interface Submit {
  siteId: string;
  submitId: string;
  draft: LinkDraft;
  /** Only after the second step that a production site wants. */
  confirmedSiteName: string | null;
  /** Sent by hand only, and only where it is not empty. */
  select: string;
}

/** The draft as it is sent: keys and values letter by letter. Null while a part of it is missing. */
export function buildSubmit(submit: Submit): SubmitInput | null {
  const { siteId, submitId, draft, confirmedSiteName, select } = submit;
  const { erpConnectionId, crmRecordId, crmActorType, erpActorType, erpKey, rows, byHand } = draft;
  if (erpConnectionId === null || crmRecordId === null || erpActorType === null || erpKey === '') return null;
  return {
    siteId,
    submitId,
    write: {
      kind: 'link',
      record: { crmActorType, crmRecordId },
      actor: { erpConnectionId, erpActorType, erpKey },
      values: rows.map(toFieldValue),
      seen: byHand ? null : listSeen(rows),
    },
    names: { record: draft.crmName, erpConnection: draft.erpConnectionName, erpActor: draft.erpName },
    ...(confirmedSiteName === null ? {} : { confirmedSiteName }),
    ...(byHand && select.trim() !== '' ? { select } : {}),
  };
}

/** The name of the draft's CRM record, or its type and id where the name is not known. */
export function nameRecord(
  draft: Pick<LinkDraft, 'crmName' | 'crmActorType' | 'crmRecordId'>,
  t: Text,
): string {
  if (draft.crmName !== '' || draft.crmRecordId === null) return draft.crmName;
  return t('link.byHand.recordName', {
    type: t(`common.crmActorType.${draft.crmActorType}`),
    id: draft.crmRecordId,
  });
}
