import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import type { DraftRow, LoadedFields } from '../../../../shared/link/draft';
import { checkUnread } from '../../../components/field-values/moved-fields';
import { listSeen, toFieldValue } from '../../../../shared/link/draft-rows';
import type { RecordInConnection } from '../../../../shared/record/opened-record';
import { presenceOfActor } from '../../../../shared/record/actor-presence';
import { notAsked } from '../../../../shared/record/record-state';
import { compilePlan } from '../../../../shared/write/plan';
import type { ActorRef, WriteOf } from '../../../../shared/write/write';
import { callBridge } from '../../../api/client';
import { createDraftForm } from '../../../components/field-values/draft-form';
import { FieldTable } from '../../../components/field-values/field-table';
import {
  LinkFormContext,
  type FieldTableHandle,
  type LinkForm,
} from '../../../components/field-values/form-context';
import { PlannedWrites } from '../../../components/field-values/planned-writes';
import { ReadTime } from '../../../components/field-values/read-time';
import { listRows } from '../../../components/field-values/row-state';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { hasReadValues, tellMissingHelp } from '../../../components/tell-missing-help';
import { WaitingBar } from '../../../components/waiting-bar';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { toIsCosmetic, useCompare } from '../../../components/field-values/use-compare';
import { listLostOfFields, useKeptReading } from '../kept-reading';
import { NotReadAgain } from '../reading-states';
import { namesOf, useRecord } from '../record-context';
import { countTouched, useUnsentForm } from '../unsent';
import { useDifferenceKeys } from '../use-difference-keys';
import { judgePrepared, type Prepared } from '../write/judge-prepared';
import { stateOfRecord } from '../write/state-of-record';
import { WritePanel } from '../write/write-panel';
import { actorControls } from './actor-picker';
import { checkFinding, holdersOf, useKeyFinding } from './actor-queries';

interface Props {
  connection: RecordInConnection;
  from: ActorRef;
  to: ActorRef;
  actorName: string;
  onClose(): void;
}

/** The record beside the ERP actor that it shall be linked to: what differs, what is written, and the button. */
export function RelinkValues(props: Props): ReactElement {
  const { to } = props;
  const t = useText();
  const { site, opened, ref } = useRecord();
  const table = useRef<FieldTableHandle>(null);
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey: [site.id, 'fields', 'relink', ref.crmActorType, ref.crmRecordId, JSON.stringify(to)],
    queryFn: () => callBridge('links.loadFields', { siteId: site.id, ...ref, ...to }),
    staleTime: 0,
    gcTime: 0,
  });
  const { shown = null, lost } = useKeptReading(data, listLostOfFields);
  // Of the reading that is shown, not of one that failed since.
  const [read, setRead] = useState({ shown, atMs: dataUpdatedAt });
  if (read.shown !== shown) setRead({ shown, atMs: dataUpdatedAt });
  const { compare, isReady } = useCompare(shown);
  const [form] = useState(() => {
    const made = createDraftForm(null, { start: 'left' });
    made.choose({ ...to, ...ref, crmName: opened.record.read ? opened.record.value.name : '' });
    return made;
  });
  useEffect(() => {
    if (shown) form.showFields(shown);
  }, [form, shown]);
  useUnsentForm('record-form', () => countTouched(form) > 0);
  const notReadAgain = error ?? lost[0] ?? null;
  const value = useMemo<LinkForm>(() => ({ site, form, table, compare }), [site, form, compare]);
  return (
    <LinkFormContext value={value}>
      {isFetching && <WaitingBar aria-label={t('link.fields.loading')} />}
      {error && shown === null && (
        <MissingNote
          what={t('link.missing.fields')}
          missing={missingBecause('ErpSync/GetFieldValuesFromErp', error)}
          onRetry={() => void refetch()}
        />
      )}
      {shown !== null && notReadAgain !== null && (
        <NotReadAgain
          error={notReadAgain}
          at={new Date(read.atMs).toISOString()}
          onRetry={() => void refetch()}
        />
      )}
      {shown !== null && shown.missing.length > 0 && (
        <MissingNote
          what={tellMissingHelp(shown.missing, t)}
          missing={shown.missing}
          onRetry={() => void refetch()}
        />
      )}
      {shown !== null && isReady && (
        <Box
          data-undo="rows"
          sx={{ display: 'flex', flexDirection: 'column', flex: '1 0 auto', minHeight: 260 }}
        >
          <FieldTable
            hint={t('record.relink.values')}
            readTime={
              <ReadTime
                readAtMs={hasReadValues(shown.missing) ? read.atMs : 0}
                isReading={isFetching}
                onReadAgain={() => void refetch()}
              />
            }
          />
        </Box>
      )}
      <RelinkPanel {...props} loaded={shown} isReading={isFetching} table={value} />
    </LinkFormContext>
  );
}

interface PanelProps extends Props {
  loaded: LoadedFields | null;
  isReading: boolean;
  table: LinkForm;
}

function RelinkPanel({
  connection,
  from,
  to,
  actorName,
  loaded,
  isReading,
  table,
  onClose,
}: PanelProps): ReactElement {
  const t = useText();
  const { site, opened, ref, name } = useRecord();
  const { data: finding } = useKeyFinding(site.id, to.erpConnectionId, to);
  const formState = useDeferredValue(useStore(table.form.store));
  useDifferenceKeys(false);
  const prepare = useMemo(() => {
    const now = stateOfRecord(opened, connection, holdersOf(finding, opened.at));
    const at = opened.at;
    // Held against the new actor, not against the one that the link is with.
    const state = loaded
      ? {
          ...now,
          mapping: { read: true as const, value: compilePlan(loaded.plan), at },
          crm: loaded.crm ? { read: true as const, value: loaded.crm, at } : now.crm,
          erp: loaded.erp
            ? { read: true as const, value: loaded.erp, at }
            : { read: false as const, error: whyNotRead(loaded) },
        }
      : { ...now, erp: notAsked };
    const isGone = presenceOfActor(state.erp) === 'gone';
    return (rows: readonly DraftRow[]): Prepared => {
      const written = rows.filter(({ syncToCrm, syncToErp }) => syncToCrm || syncToErp);
      const relink = (chosen: readonly DraftRow[]): WriteOf<'relink'> => ({
        kind: 'relink',
        record: ref,
        from,
        to,
        values: chosen.map(toFieldValue),
        seen: listSeen(chosen),
      });
      return {
        isCosmetic: toIsCosmetic(table.compare),
        state,
        names: namesOf({ opened }, connection, actorName || (finding?.name ?? '')),
        isActive: connection.isActive,
        oldActor: { holders: connection.holders, erp: connection.erp },
        more: [...checkUnread(rows), ...(isGone ? [] : checkFinding(finding, to.erpKey))],
        controls: actorControls,
        rowIds: written.map(({ id }) => id),
        write: isReading && loaded === null ? null : relink(written),
        told: relink(rows),
      };
    };
  }, [opened, connection, finding, loaded, isReading, ref, from, to, actorName, table.compare]);
  const prepared = useMemo(() => prepare(listRows(formState)), [prepare, formState]);
  return (
    <WritePanel
      prepared={prepared}
      judged={useMemo(() => judgePrepared(prepared, t), [prepared, t])}
      getNow={() => {
        const now = prepare(listRows(table.form.store.getState()));
        return { prepared: now, judged: judgePrepared(now, t) };
      }}
      label={t('record.button.relink', { record: name, site: nameSiteAndEnvironment(site, t) })}
      question={t('record.question.relink')}
      isAsked
      hint={t('record.do.reading')}
      onJump={({ rowId }) => rowId !== null && table.table.current?.focusRow(rowId)}
      onCancel={onClose}
    >
      <PlannedWrites />
    </WritePanel>
  );
}

/** Why the new actor's values were not read: it may be that there is no such actor. */
function whyNotRead({ missing }: LoadedFields) {
  return missing.find(({ call }) => call === 'GetFieldValuesFromErp')?.error ?? null;
}
