import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { RecordInConnection } from '../../../shared/record/opened-record';
import type { ActorRef } from '../../../shared/write/write';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { createDraftForm, type DraftForm } from '../../components/field-values/draft-form';
import { FieldTable } from '../../components/field-values/field-table';
import {
  LinkFormContext,
  useDraft,
  type FieldTableHandle,
  type LinkForm,
} from '../../components/field-values/form-context';
import { useCompare } from '../../components/field-values/use-compare';
import { movedControl } from '../../components/field-values/moved-fields';
import { ReadTime } from '../../components/field-values/read-time';
import { listShort } from '../../components/list-short';
import { MissingNote } from '../../components/missing-note';
import type { Situation } from '../../components/write-steps/submitter';
import { useText } from '../../text';
import { ChangePanel } from './change-panel';
import { loadedOf } from './loaded-fields';
import { namesOf, useRecord } from './record-context';
import { useDifferenceKeys } from './use-difference-keys';
import { lowWindow } from '../../components/window-heights';
import type { RecordWriter } from './write/use-record-writer';

/** The site has taken it, so what is there now may be of our making. */
function isThrough(situation: Situation): boolean {
  return situation.kind === 'done' && ['Verified', 'Sent', 'Different'].includes(situation.entry.state);
}

interface Props {
  connection: RecordInConnection;
  actor: ActorRef;
}

/** The compare table of a linked record, in which values can be changed. Nothing is set to be written before somebody touches it. */
export function ValuesForm(props: Props): ReactElement {
  const { writer } = useRecord();
  const { situation } = writer;
  // What was sent and came through is no change any more: the form starts anew on what is there now.
  const [sent, setSent] = useState({ situation, times: 0 });
  if (sent.situation !== situation) {
    setSent({ situation, times: sent.times + (isThrough(situation) ? 1 : 0) });
  }
  // Not after a write: its outcome has the focus then.
  return <Form key={sent.times} isFirst={situation.kind === 'idle'} {...props} />;
}

function Form({ connection, actor, isFirst }: Props & { isFirst: boolean }): ReactElement {
  const t = useText();
  const { site, opened, readAgain, writer } = useRecord();
  const isOurs = isThrough(writer.situation);
  const table = useRef<FieldTableHandle>(null);
  const loaded = useMemo(() => loadedOf(opened, connection), [opened, connection]);
  const { compare, isReady } = useCompare(loaded);
  const names = namesOf({ opened }, connection);
  const [form] = useState(() => {
    const made = createDraftForm(null, { start: 'left' });
    const { crmActorType, crmRecordId } = opened;
    made.choose({
      ...actor,
      crmActorType,
      crmRecordId,
      crmName: names.record,
      erpConnectionName: names.erpConnection,
    });
    if (loaded) made.showFields(loaded);
    return made;
  });
  useEffect(() => {
    // What a write of ours moved is told by its outcome.
    if (loaded) form.showFields(loaded, !isOurs);
  }, [form, loaded, isOurs]);
  const value = useMemo<LinkForm>(() => ({ site, form, table, compare }), [site, form, compare]);
  if (loaded === null) {
    const error = connection.plan.read ? null : connection.plan.error;
    return error === null ? (
      <EmptyState kind="failed" title={t('record.compare.mappingNotRead')} />
    ) : (
      <ErrorPanel error={error} onRetry={readAgain} />
    );
  }
  return (
    <LinkFormContext value={value}>
      <Sides connection={connection} />
      <MovedNote form={form} />
      {isReady && <Table isFirst={isFirst} wasRead={opened.crm.read || connection.erp.read} />}
      <ChangePanel connection={connection} actor={actor} />
    </LinkFormContext>
  );
}

/** Which side was not read, and why; calls without which lengths or list items are not known. */
function Sides({ connection }: Pick<Props, 'connection'>): ReactElement {
  const t = useText();
  const { opened, readAgain } = useRecord();
  const crmError = opened.crm.read ? null : opened.crm.error;
  const erpError = connection.erp.read ? null : connection.erp.error;
  return (
    <>
      {crmError && (
        <MissingNote
          what={t('record.compare.crmNotRead')}
          missing={[{ call: 'ErpSync/GetFieldValuesFromCrm', error: crmError }]}
          onRetry={readAgain}
        />
      )}
      {erpError && (
        <MissingNote
          what={t('record.compare.erpNotRead')}
          missing={[{ call: 'ErpSync/GetFieldValuesFromErp', error: erpError }]}
          onRetry={readAgain}
        />
      )}
      {connection.missing.length > 0 && (
        <MissingNote what={t('link.missing.some')} missing={connection.missing} onRetry={readAgain} />
      )}
    </>
  );
}

interface TableProps {
  isFirst: boolean;
  /** At least one side told its values. */
  wasRead: boolean;
}

function Table({ isFirst, wasRead }: TableProps): ReactElement {
  const t = useText();
  const { opened, writtenSince, isReading, readAgain } = useRecord();
  const hasRows = useDraft((state) => state.rowIds.length > 0);
  const isLow = useMediaQuery(lowWindow);
  useDifferenceKeys(isFirst);
  if (!hasRows) return <EmptyState kind="empty" title={t('record.compare.noFields')} />;
  return (
    <Box data-undo="rows" sx={valuesLook}>
      <FieldTable
        hint={t(isLow ? 'record.change.howShort' : 'record.change.how')}
        isOfBefore={writtenSince.length > 0 && !isReading}
        readTime={
          <ReadTime
            readAtMs={wasRead ? Date.parse(opened.at) : 0}
            isReading={isReading}
            onReadAgain={readAgain}
          />
        }
      />
    </Box>
  );
}

/** In a low window the rows need every line: the hint gets no second one. */
const valuesLook = {
  display: 'flex',
  flexDirection: 'column',
  flex: '1 0 auto',
  [`@media ${lowWindow}`]: {
    '& [data-hint]': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  },
} as const;

/** Says which fields changed on the site since they were shown; also where that is why nothing was sent. */
function MovedNote({ form }: { form: DraftForm }): ReactElement | null {
  const t = useText();
  const { writer, controlId } = useRecord();
  const moved = useDraft((state) => state.moved);
  const isRefused = useRefusedForMoved(writer, moved.length > 0);
  if (moved.length === 0) return null;
  return (
    <Alert
      severity="warning"
      sx={{ mb: 1 }}
      action={
        <Button
          id={controlId(movedControl)}
          size="small"
          sx={{ whiteSpace: 'nowrap' }}
          onClick={form.acknowledgeMoved}
        >
          {t('link.fields.movedSeen')}
        </Button>
      }
    >
      {t(isRefused ? 'record.compare.movedNotSent' : 'record.compare.moved', { fields: listShort(moved, t) })}
    </Alert>
  );
}

/** A press that was refused because values have moved is told where they are acknowledged, and nowhere else. */
function useRefusedForMoved({ situation, submitter }: RecordWriter, hasMoved: boolean): boolean {
  const [isRefused, setRefused] = useState(false);
  const isToTake = hasMoved && situation.kind === 'not-sent' && situation.error.code === 'values-changed';
  if (isToTake && !isRefused) setRefused(true);
  if (!hasMoved && isRefused) setRefused(false);
  useEffect(() => {
    if (isToTake) submitter.dismiss();
  }, [isToTake, submitter]);
  return isRefused;
}
