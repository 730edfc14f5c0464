import ArrowForward from '@mui/icons-material/ArrowForward';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, type ReactElement } from 'react';
import {
  isWriteEntry,
  type ForeignEntry,
  type JournalEntry,
  type UnlockEntry,
} from '../../../shared/journal/entry';
import { WaitingBar } from '../../components/waiting-bar';
import { useActivityEntry, useCheckActivity, useDeleteActivity } from '../../api/activity';
import { useAnnounce } from '../../components/announcer';
import { describeTelling } from '../../components/describe-findings';
import { EmptyState } from '../../components/empty-state';
import { EnvironmentMark } from '../../components/environment-mark';
import { ErrorPanel } from '../../components/error-panel';
import { hasWritten } from '../../../shared/write/values-read-back';
import { describeOutcome, findShownError } from '../../components/write-steps/describe-outcome';
import { useSecondsLeft } from '../../components/use-seconds-left';
import { nameRemedy } from '../../components/write-steps/name-remedy';
import { CopyForTicket, tellAsOf } from '../../components/ticket-text';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameActor, nameWrittenRecord } from '../../components/actor-names';
import type { ActivityFilter } from './activity-filter';
import { AboutSection, AnswerSection, ReadBackSection, RequestSection } from './detail-sections';
import { describeFinding, isErrorPast, isErrorTold } from './finding';
import { ForeignEntryDetail } from './foreign-entry';
import { LockEntry } from './lock-entry';
import { findMendings, RecordSteps } from './record-steps';
import { ValuesSection } from './values-section';

/** Without an answer nobody can have refused it. */
function outcomeOf(entry: JournalEntry) {
  const { kind, state, httpStatus, readBack } = entry;
  if (kind === 'link' && state === 'Verified' && !hasWritten(entry.write)) return 'verifiedNoValue';
  if (state === 'Sent' && readBack) return 'sentNotTold';
  return state === 'Failed' && httpStatus === null ? 'failedOnTheWay' : state;
}

function Heading({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Beside the list the arrows go on from entry to entry there; F6 leads here.
    if (document.activeElement?.closest('[data-row-id]')?.checkVisibility() !== true) title.current?.focus();
  }, []);
  const side = { overflowWrap: 'anywhere', minWidth: 0 } as const;
  return (
    <Typography
      variant="h1"
      ref={title}
      tabIndex={-1}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, outline: 0 }}
    >
      <Box component="span" sx={{ ...side, color: 'superoffice.main' }}>
        {nameWrittenRecord(entry.record, t)}
      </Box>
      <ArrowForward fontSize="small" titleAccess={t('activity.detail.to')} sx={{ color: 'text.secondary' }} />
      <Box component="span" sx={{ ...side, color: 'erp.main' }}>
        {nameActor(entry, t)}
      </Box>
    </Typography>
  );
}

/** What became of it is not known, or not all of it. Of a resync that was read back nothing more can be told. */
function mayBeTold({ kind, state, readBack }: JournalEntry): boolean {
  return state === 'Unknown' || (state === 'Sent' && (readBack === null || kind !== 'resync'));
}

/** Looks at the site for an entry of which not all is known. */
function CheckNow({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const check = useCheckActivity();
  const start = () =>
    check.mutate(entry.id, {
      onSuccess: ({ state }) => announce(t('activity.checked', { state: t(`common.state.${state}`) })),
    });
  return (
    <Box sx={{ mt: 1.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Button variant="contained" disabled={check.isPending} onClick={start}>
          {t('activity.checkNow')}
        </Button>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {check.isPending ? t('activity.checking', { site: entry.siteName }) : t('activity.checkWhat')}
        </Typography>
      </Box>
      {entry.holdUntil !== undefined && <HeldFor holdUntil={entry.holdUntil} />}
      {check.isPending && (
        <WaitingBar sx={{ mt: 1 }} aria-label={t('activity.checking', { site: entry.siteName })} />
      )}
      {check.error && (
        <Box sx={{ mt: 1 }}>
          <ErrorPanel tellsChange={false} error={check.error} siteId={entry.siteId} />
        </Box>
      )}
    </Box>
  );
}

/** Until then nothing is offered that would be done beside it. */
function HeldFor({ holdUntil }: { holdUntil: string }): ReactElement {
  const t = useText();
  const seconds = useSecondsLeft(holdUntil);
  return (
    <Typography variant="body2" sx={{ mt: 0.5 }}>
      {seconds > 0 ? t('activity.held', { count: seconds }) : t('link.held.over')}
    </Typography>
  );
}

/** The words for the state alone speak of a link and its values: of any other end they would say what is not so. */
function needsOwnWords({ kind, state, findings }: JournalEntry): boolean {
  if (kind === 'resync' && state === 'Sent') return true;
  if (kind !== 'link') return ['Verified', 'Different', 'Unknown', 'Failed'].includes(state);
  return state === 'Different' && !findings.some(({ code }) => code === 'values-differ');
}

/** As the screen told it that sent the write, with what can be pressed. */
function OwnWords({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const [mending] = findMendings(entry);
  const button = mending && t('record.next.mend', { what: nameRemedy(mending, t) });
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
      <StateChip state={entry.state} />
      <Typography>
        {describeOutcome(entry, t, time.short)} {button && t('standings.press', { button })}
      </Typography>
    </Box>
  );
}

/** The state and what is known. Where an answer was lost and somebody looked, what was seen counts. */
function Outcome({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const finding = describeFinding(entry, t, time.short);
  const isOpen = finding !== null && !isErrorPast(entry);
  const telling = describeTelling(entry, t, time.short);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
        <StateChip state={entry.state} />
        <Typography>{isOpen ? finding : t(`activity.outcome.${outcomeOf(entry)}`)}</Typography>
      </Box>
      {telling !== '' && <Typography sx={{ mt: 0.5 }}>{telling}</Typography>}
      {finding !== null && !isOpen && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {finding}
        </Typography>
      )}
    </>
  );
}

/** A site can be saved as something else; what was written to it meanwhile says so for good. */
function WasProduction({ entry }: { entry: JournalEntry }): ReactElement | null {
  const t = useText();
  const time = useTimeFormat();
  const { wasProductionUntil } = entry;
  if (wasProductionUntil === undefined) return null;
  return (
    <Typography sx={{ fontWeight: 600 }}>
      {t('activity.lock.wasProduction', { time: time.long(wasProductionUntil) })}
    </Typography>
  );
}

/** The other entries of the same record, and their end: of those of this site, all that are settled. */
function RecordActions({ entry, onShowRecord, onClose }: EntryProps<JournalEntry>): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const deleting = useDeleteActivity();
  const { record, siteId } = entry;
  const { crmActorType, crmRecordId } = record;
  const nothing = t('activity.narrow.nothingToDelete');
  const deleteAll = () =>
    deleting.mutate(
      { record: { crmActorType, crmRecordId }, siteId },
      {
        onSuccess: ({ count }) => {
          if (count === null) return;
          announce(count === 0 ? nothing : t('activity.narrow.deleted', { count }));
          if (count > 0) onClose();
        },
      },
    );
  return (
    <>
      <Button
        size="small"
        variant="text"
        onClick={() => onShowRecord({ ...record, name: nameWrittenRecord(record, t) })}
      >
        {t('activity.detail.sameRecord')}
      </Button>
      <Button size="small" variant="text" color="error" loading={deleting.isPending} onClick={deleteAll}>
        {t('activity.detail.deleteRecord')}
      </Button>
      {deleting.data?.count === 0 && (
        <Typography variant="body2" component="span">
          {nothing}
        </Typography>
      )}
      {deleting.error && <ErrorPanel error={deleting.error} />}
    </>
  );
}

interface EntryProps<T> {
  entry: T;
  onShowRecord(record: NonNullable<ActivityFilter['record']>): void;
  onClose(): void;
}

function Entry({ entry, ...actions }: EntryProps<JournalEntry>): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const error = findShownError(entry);
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Box>
        <Heading entry={entry} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mt: 0.5 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{entry.siteName}</Typography>
          <EnvironmentMark environment={entry.environment} />
          <WasProduction entry={entry} />
        </Box>
        {needsOwnWords(entry) ? <OwnWords entry={entry} /> : <Outcome entry={entry} />}
        {entry.readBack !== null && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
            {tellAsOf(entry, t, time.short)}
          </Typography>
        )}
        {mayBeTold(entry) && <CheckNow entry={entry} />}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
          <RecordSteps entry={entry} />
          <CopyForTicket entry={entry} />
          <RecordActions entry={entry} {...actions} />
        </Box>
      </Box>
      {error && !isErrorPast(entry) && !isErrorTold(entry) && (
        <ErrorPanel
          error={error}
          // Of what was put back and read, neither “nothing was changed” nor “not known” is so.
          tellsChange={entry.error === error || (entry.readBack?.linked ?? null) === null}
          siteId={entry.siteId}
        />
      )}
      <ValuesSection entry={entry} />
      <ReadBackSection entry={entry} />
      <AboutSection entry={entry} />
      <AnswerSection entry={entry} />
      <RequestSection entry={entry} />
    </Box>
  );
}

function AnyEntry({
  entry,
  ...actions
}: EntryProps<JournalEntry | UnlockEntry | ForeignEntry>): ReactElement {
  if (isWriteEntry(entry)) return <Entry entry={entry} {...actions} />;
  return entry.kind === 'unlock' ? <LockEntry entry={entry} /> : <ForeignEntryDetail entry={entry} />;
}

/** Everything that is kept about one write. */
export function ActivityDetail({
  activityId,
  onClose,
  onShowRecord,
}: Pick<EntryProps<never>, 'onClose' | 'onShowRecord'> & { activityId: string }): ReactElement {
  const t = useText();
  const query = useActivityEntry(activityId);
  return (
    <Box sx={{ position: 'relative', '& h1': { pr: 5 } }}>
      <IconButton
        aria-label={t('activity.detail.close')}
        onClick={onClose}
        // Not in the flow: else what stands below it would keep its width free all the way down.
        sx={{ position: 'absolute', top: -6, right: -6 }}
      >
        <Close />
      </IconButton>
      {query.isPending && <EmptyState kind="loading" title={t('activity.loadingEntry')} />}
      {query.error && (
        <Box sx={{ pr: 5 }}>
          <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
        </Box>
      )}
      {query.data && <AnyEntry entry={query.data} onClose={onClose} onShowRecord={onShowRecord} />}
    </Box>
  );
}
