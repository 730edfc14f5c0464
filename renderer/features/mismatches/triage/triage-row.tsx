import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { ScanQuery } from '../../../../shared/scan/scan-query';
import type { ScanRow } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { useNavigation } from '../../../app-state/navigation';
import { useAnnounce } from '../../../components/announcer';
import { listShort } from '../../../components/list-short';
import { MissingNote } from '../../../components/missing-note';
import { OpenOther, ProblemList } from '../../../components/write-steps/problem-list';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import type { RecordRef } from '../../../../shared/write/write';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { nameRowRecord } from '../describe-row';
import { AlikeDialog } from './alike-dialog';
import { RowHead } from './row-head';
import { listChoosable, listMoved, shownOf } from './triage-choice';
import { tellMissing, tellRow } from './tell-row';
import { TriageBar } from './triage-bar';
import { TriageConfirm } from './triage-confirm';
import { TriageFields } from './triage-fields';
import { keyOfStep, type TriageAction, type TriageStep } from './triage-keys';
import { TriageOutcome } from './triage-outcome';
import { useMovedLink, type FirstActors } from './link-moved';
import { useChoices, type KeptChoices } from './use-choices';
import { useChosenWrite } from './use-chosen-write';
import { useCurrentField, useInSight } from './use-current-field';
import { useFieldActs } from './use-field-acts';
import { useTriageKeys } from './use-triage-keys';
import { useRowSubmit } from './use-row-submit';
import { useRowWrites } from './use-row-writes';

interface Props {
  site: SiteView;
  scan: Scan;
  fresh: FreshScanRow;
  /** What was chosen for rows and not written. */
  kept: KeptChoices;
  /** Whom each row was linked to when somebody first came to it. */
  first: FirstActors;
  /** What the list was narrowed to. */
  query: ScanQuery;
  /** How many rows the list shows, where it is narrowed; null = the whole scan. */
  listed: number | null;
  hasKeys: boolean;
  /** The keys of this mode. */
  keyLine: ReactNode;
  onMove(by: 1 | -1): void;
  /** The row is as it was chosen; the next one comes. */
  onDone(row: ScanRow): void;
  onClose(): void;
  /** A write is through: the row is read again. */
  onWritten(): Promise<void>;
  /** The row is read once more, without a write. */
  onReadAgain(): void;
}

/** One mismatch: both sides, what becomes of each field, and the button that writes it. */
export function TriageRow(props: Props): ReactElement {
  const {
    site,
    scan,
    fresh,
    kept,
    first,
    listed,
    hasKeys,
    keyLine,
    onMove,
    onClose,
    onWritten,
    onReadAgain,
  } = props;
  const t = useText();
  const announce = useAnnounce();
  const time = useTimeFormat();
  const { open } = useNavigation();
  const sides = useChoices(kept, fresh.now.row);
  const fields = listChoosable(fresh.now);
  const current = useCurrentField(fields, props.query);
  const { field } = current;
  const [typing, setTyping] = useState<string | null>(null);
  const [alike, setAlike] = useState<string | null>(null);
  const moved = useMemo(() => listMoved(fresh), [fresh]);
  const movedLink = useMovedLink(first, fresh, t);
  const writes = useRowWrites({
    site,
    scan,
    fresh,
    noteSending: sides.noteSending,
    onWritten: (isRefused) => {
      if (!isRefused) sides.clear();
      return onWritten();
    },
    onOutdated: onReadAgain,
    onVerified: (isShown) => {
      movedLink.noteSeen();
      announce(t('mismatches.triage.done'));
      if (isShown) props.onDone(fresh.now);
    },
  });
  const { writer, steps } = writes;
  const isSending = writer.situation.kind === 'sending';
  const chosen = useChosenWrite(fresh, scan, sides.choices, writer.situation);
  const { write, plan, problems, foot } = chosen;
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  useInSight(top, `${field?.crmFieldKey} ${problems.length} ${foot}`);
  const byField = useFieldActs(fresh, scan, sides, current);
  const submitting = useRowSubmit({ site, scan, fresh, chosen, writes, moved: movedLink.told });
  const { submit, doStep, secondLook } = submitting;
  const readAgain = () => {
    writer.submitter.dismiss();
    announce(t('mismatches.triage.reading'));
    onReadAgain();
  };
  const pressStep = (id: TriageStep) => {
    const step = steps.find((one) => one.id === id);
    if (step) doStep(step);
  };
  const others = problems.find((problem) => problem.isBlocking)?.others ?? [];
  const openOther = (record: RecordRef) =>
    open('record', { record, siteId: site.id, erpConnectionId: scan.erpConnectionId });
  const openRecord = (restoreOf?: string) => {
    const { record } = fresh.now;
    if (!record) return;
    const { crmActorType, crmRecordId } = record;
    open('record', {
      record: { crmActorType, crmRecordId },
      siteId: site.id,
      erpConnectionId: scan.erpConnectionId,
      ...(restoreOf === undefined ? {} : { restoreOf }),
    });
  };
  const undo = () => {
    const { lastWrite } = fresh.now;
    if (sides.undo()) announce(t('mismatches.triage.undone'));
    // What is written is taken back by a write, which wants a look at what it would put back.
    else if (lastWrite !== null && hasWrittenValues(lastWrite)) openRecord(lastWrite.entryId);
    else announce(t('mismatches.triage.nothingToUndo'));
  };
  const acts: Record<TriageAction, () => void> = {
    next: () => onMove(1),
    previous: () => onMove(-1),
    ...byField.acts,
    type: () => field && setTyping(field.crmFieldKey),
    submit: () => submit(true),
    undo,
    alike: () => field && setAlike(field.crmFieldKey),
    record: () => openRecord(),
    close: onClose,
    check: () => (steps.some(({ id }) => id === 'check') ? pressStep('check') : readAgain()),
    'put-back': () => pressStep('put-back'),
    finish: () => pressStep('finish'),
    anyway: () => pressStep('anyway'),
    stop: () => void writer.submitter.stop(),
  };
  useTriageKeys(acts, (action) => {
    if (!hasKeys || secondLook !== null || alike !== null) return false;
    submitting.noteKey(action);
    return !isSending || action === 'stop';
  });

  const where = nameSiteAndEnvironment(site, t);
  const label =
    write === null
      ? t('mismatches.triage.submitNone', { site: where })
      : t('mismatches.triage.submit', { count: write.values.length, site: where });
  const alikeField = fields.find(({ crmFieldKey }) => crmFieldKey === alike);
  return (
    <Box
      ref={top}
      tabIndex={-1}
      component="section"
      aria-label={tellRow(fresh.now, t)}
      data-pane
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, flex: '1 0 auto', outline: 0 }}
    >
      <RowHead
        fresh={fresh}
        readKey={hasKeys && !steps.some(({ id }) => id === 'check') ? keyOfStep('check') : null}
        onReadAgain={readAgain}
      />
      {movedLink.told !== null && <Alert severity="warning">{movedLink.told}</Alert>}
      {movedLink.told === null && moved.length > 0 && !writes.isChangedUnseen && (
        <Alert severity="warning">
          {t('mismatches.triage.changedSince', { fields: listShort(moved, t) })}
        </Alert>
      )}
      {fresh.missing.length > 0 && (
        <MissingNote what={tellMissing(fresh, time.clock, t)} missing={fresh.missing} onRetry={readAgain} />
      )}
      <TriageOutcome
        site={site}
        writer={writer}
        steps={steps}
        isChecking={writes.isChecking}
        checkError={writes.checkError}
        hasKeys={hasKeys}
        getShown={() => shownOf(fresh)}
        onCheck={() => void writes.check()}
        onStep={doStep}
        onReadAgain={readAgain}
      />
      <TriageFields
        row={fresh.now}
        fields={fields}
        plan={plan}
        current={field?.crmFieldKey ?? null}
        choices={sides.choices}
        typing={typing}
        onCurrent={current.goTo}
        onChoose={sides.choose}
        onTyping={setTyping}
        onTyped={(one, choice) => {
          top.current?.focus({ preventScroll: true });
          byField.sayChosen(one, choice);
        }}
      />
      {problems.length > 0 && (
        <ProblemList
          problems={problems}
          attempts={submitting.attempts}
          onJump={({ rowId }) => (rowId === null ? readAgain() : current.goTo(rowId))}
          onOpen={openOther}
          tellProblems={(count) => t('record.do.problems', { count })}
        />
      )}
      <TriageBar
        site={site}
        label={label}
        effect={foot}
        current={byField.told && `${nameRowRecord(fresh.now, t)} · ${byField.told}`}
        isSending={isSending}
        onSubmit={submit}
        onOpenRecord={() => openRecord()}
        other={others.map((record) => (
          <OpenOther key={record.crmRecordId} record={record} onOpen={openOther} />
        ))}
      >
        {keyLine}
      </TriageBar>
      {secondLook && (
        <TriageConfirm
          site={site}
          {...secondLook}
          label={label}
          onConfirm={submitting.confirm}
          onCancel={submitting.cancel}
        />
      )}
      {alikeField && (
        <AlikeDialog
          site={site}
          scan={scan}
          row={fresh.now.row}
          listed={listed}
          field={alikeField}
          plan={fresh.plan}
          choice={byField.choiceOf(alikeField)}
          onClose={() => setAlike(null)}
        />
      )}
    </Box>
  );
}

function hasWrittenValues({ kind, state }: NonNullable<ScanRow['lastWrite']>): boolean {
  const isOfValues = kind === 'change-values' || kind === 'restore';
  return isOfValues && (state === 'Verified' || state === 'Different');
}
