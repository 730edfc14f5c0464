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
import { useActivityEntry, useDeleteActivity } from '../../api/activity';
import { useAnnounce } from '../../components/announcer';
import { EmptyState } from '../../components/empty-state';
import { EnvironmentMark } from '../../components/environment-mark';
import { ErrorPanel } from '../../components/error-panel';
import { findShownError } from '../../components/write-steps/describe-outcome';
import { wasLookedAt } from '../../components/write-steps/describe-write';
import { CopyForTicket } from '../../components/ticket-text';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import { nameActor, nameWrittenRecord } from '../../components/actor-names';
import type { ActivityFilter } from './activity-filter';
import { Outcome } from './entry-outcome';
import { AboutSection, AnswerSection, ReadBackSection, RequestSection } from './detail-sections';
import { isErrorPast, isErrorTold } from './finding';
import { ForeignEntryDetail } from './foreign-entry';
import { LockEntry } from './lock-entry';
import { RecordSteps } from './record-steps';
import { ValuesSection } from './values-section';

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
  const error = findShownError(entry);
  const isChangeTold = error?.changed === 'unknown' && (entry.kind !== 'link' || error !== entry.error);
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Box>
        <Heading entry={entry} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, mt: 0.5 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{entry.siteName}</Typography>
          <EnvironmentMark environment={entry.environment} />
          <WasProduction entry={entry} />
        </Box>
        <Outcome entry={entry} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mt: 1 }}>
          <RecordSteps entry={entry} />
          <CopyForTicket entry={entry} />
          <RecordActions entry={entry} {...actions} />
        </Box>
      </Box>
      {error && !isErrorPast(entry) && !isErrorTold(entry) && (
        <ErrorPanel
          error={error}
          // Of what was read since, neither “nothing was changed” nor “not known” is so.
          tellsChange={!(isChangeTold && wasLookedAt(entry))}
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
