import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { OpenedRecord } from '../../../shared/record/opened-record';
import type { SiteView } from '../../../shared/site';
import { nameRecord } from '../../../shared/write/effect-sentence';
import { valueOf } from '../../../shared/record/record-state';
import type { RecordRef } from '../../../shared/write/write';
import { callBridge, toErrorData } from '../../api/client';
import { useOpenedRecord } from '../../api/records';
import { useCommands } from '../../app-state/commands';
import { useAnnounce } from '../../components/announcer';
import { describeError } from '../../components/describe-error';
import { WaitingBar } from '../../components/waiting-bar';
import { useText } from '../../text';
import type { Action } from './actions/action-pane';
import { ConnectionTabs } from './connection-tabs';
import { factsOf } from './opening/hit-line';
import { listLostOfRecord, useKeptReading } from './kept-reading';
import { CannotRead, NotReadAgain, NotThere, Reading } from './reading-states';
import { isGone, RecordContext, type OpenRecord } from './record-context';
import { useLastWorked } from './use-last-worked';
import { useWrittenSince } from './use-written-since';
import { useRecordWriter } from './write/use-record-writer';
import { lowWindow } from '../../components/window-heights';

interface Props {
  site: SiteView;
  record: RecordRef;
  /** The connection to start with; null = the first that is linked. */
  erpConnectionId: number | null;
  /** What is prepared in that connection as soon as it is there; null = nothing. */
  begin: Action | null;
}

/** One record as it stands now: who it is, and in a tab for each ERP connection what links it and what differs. */
export function RecordView(props: Props): ReactElement {
  const { site, record } = props;
  const query = useOpenedRecord(site.id, record);
  const { data, error, isFetching, refetch } = query;
  // Asked while the site is: by then it is known which tab has something to see to.
  useLastWorked(site, record);
  const { shown: opened, lost } = useKeptReading(data, listLostOfRecord);
  // Opened anew it starts with what is there now, not with what was read when it was open before.
  const [hasRead, setHasRead] = useState(!isFetching);
  if (!hasRead && !isFetching) setHasRead(true);
  const announce = useAnnounce();
  const t = useText();
  const readAgain = () => {
    announce(t('record.reading'));
    void refetch();
  };
  useCommands({ 'read-again': readAgain });
  useReadOnFocus(query.dataUpdatedAt, () => void refetch());
  if (error !== null && opened === undefined)
    return <CannotRead site={site} error={error} onRetry={() => void refetch()} />;
  if (opened === undefined || !hasRead) return <Reading />;
  const { record: found } = opened;
  const isNotThere = isGone(opened);
  // A link that it left behind can still be broken, and nowhere else.
  if (isNotThere && !opened.connections.some(({ linked }) => valueOf(linked) === true))
    return <NotThere record={record} />;
  // A site that gives nothing at all is no record without links.
  if (!isNotThere && !found.read && opened.connections.length === 0 && found.error !== null)
    return <CannotRead site={site} error={found.error} onRetry={() => void refetch()} />;
  return (
    <View
      {...props}
      opened={opened}
      notReadAgain={error ?? lost[0] ?? null}
      isReading={isFetching}
      onReadAgain={() => void refetch()}
    />
  );
}

interface ViewProps extends Props {
  opened: OpenedRecord;
  /** Why a reading since then did not succeed; null = there was none. */
  notReadAgain: unknown;
  isReading: boolean;
  onReadAgain(): void;
}

function View(props: ViewProps): ReactElement {
  const { site, record, opened, notReadAgain, isReading, onReadAgain } = props;
  const t = useText();
  const { writtenSince, noteWritten } = useWrittenSince(opened, {
    isLatest: !isReading && notReadAgain === null,
    lastWorked: useLastWorked(site, record),
  });
  const latest = useRef(opened);
  useEffect(() => {
    latest.current = opened;
  });
  const writer = useRecordWriter(site, record, (entry) => {
    if (entry !== null) noteWritten(entry, latest.current);
    onReadAgain();
  });
  const name = nameRecord(opened.record.read ? opened.record.value.name : '', record, t);
  const wasRead = opened.crm.read || opened.connections.some(({ erp }) => erp.read);
  const scope = useId();
  const value = useMemo<OpenRecord>(
    () => ({
      site,
      opened,
      ref: record,
      name,
      writtenSince,
      isReading,
      readAgain: onReadAgain,
      writer,
      controlId: (control) => `${scope}-${control}`,
    }),
    [site, opened, record, name, writtenSince, isReading, onReadAgain, writer, scope],
  );
  return (
    <RecordContext value={value}>
      {isReading && <WaitingBar aria-label={t('record.reading')} sx={{ mt: 0.5 }} />}
      <Heading name={name} opened={opened} site={site} record={record} />
      {notReadAgain !== null && (
        <NotReadAgain
          error={notReadAgain}
          at={wasRead ? opened.at : null}
          isOfBefore={writtenSince.length > 0}
          onRetry={onReadAgain}
        />
      )}
      {isGone(opened) && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          {t('record.goneLinked', { record: name })}
        </Alert>
      )}
      <ConnectionTabs first={props.erpConnectionId} begin={props.begin} isOlder={notReadAgain !== null} />
    </RecordContext>
  );
}

function Heading({
  name,
  opened,
  site,
  record,
}: Pick<ViewProps, 'opened' | 'site' | 'record'> & { name: string }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const title = useRef<HTMLHeadingElement>(null);
  // A table that has something to put right takes the focus after this.
  useEffect(() => title.current?.focus(), []);
  const openPage = () => {
    callBridge('links.openRecord', { siteId: site.id, ...record }).then(
      () => announce(t('link.crm.opened', { name })),
      (thrown: unknown) => announce(describeError(toErrorData(thrown), t)),
    );
  };
  useCommands({ 'open-record': openPage });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: 1.5, mt: 1 }}>
      <Typography
        variant="h1"
        ref={title}
        tabIndex={-1}
        sx={{ outline: 0, color: 'superoffice.main', overflowWrap: 'anywhere' }}
      >
        {name}
      </Typography>
      {opened.record.read && (
        <Typography variant="body2" title={factsOf(opened.record.value, t)} sx={factsLook}>
          {factsOf(opened.record.value, t)}
        </Typography>
      )}
      <Button size="small" variant="text" aria-keyshortcuts="Control+L Meta+L" onClick={openPage}>
        {t('record.openInSuperOffice')}
      </Button>
    </Box>
  );
}

const factsLook = {
  flex: '1 1 260px',
  minWidth: 0,
  color: 'text.secondary',
  overflowWrap: 'anywhere',
  // In a low window the rows need the second line.
  [`@media ${lowWindow}`]: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
} as const;

const freshMs = 2_000;

/** Whoever comes back to the window has often changed the record elsewhere: it is read again then. */
function useReadOnFocus(readAtMs: number, onRead: () => void): void {
  const read = useRef(onRead);
  const atMs = useRef(readAtMs);
  useEffect(() => {
    read.current = onRead;
    atMs.current = readAtMs;
  });
  useEffect(() => {
    const look = () => {
      if (atMs.current > 0 && Date.now() - atMs.current > freshMs) read.current();
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);
}
