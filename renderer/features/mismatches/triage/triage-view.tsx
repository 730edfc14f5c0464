import { useQueryClient } from '@tanstack/react-query';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type ReactElement } from 'react';
import { isNarrowed, toTriageQuery, type ScanQuery } from '../../../../shared/scan/scan-query';
import type { ScanRow } from '../../../../shared/scan/scan-row';
import type { Scan } from '../../../../shared/scan/scan';
import type { SiteView } from '../../../../shared/site';
import { EmptyState } from '../../../components/empty-state';
import { StateChip } from '../../../components/state-chip';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { nameRowRecord } from '../describe-row';
import { findPlace } from './find-place';
import type { FirstActors } from './link-moved';
import { KeyLine } from './key-line';
import { TriageWait } from './triage-wait';
import { TriageRow } from './triage-row';
import { listUnwritten, type KeptChoices } from './use-choices';
import { useFreshRow } from './use-fresh-row';
import { useTriageQueue } from './use-triage-queue';

interface Props {
  site: SiteView;
  scan: Scan;
  /** Of the list that it was opened from. */
  query: ScanQuery;
  /** The place among the rows that are gone through. */
  startAt: number;
  /** What was chosen for rows and not written. */
  kept: KeptChoices;
  /** Whom each row was linked to when somebody first came to it. */
  first: FirstActors;
  /** Told the place in the list, as it is now, of the row that was open. */
  onClose(at: number): void;
}

/** One mismatch after the other, by single keys. */
export function TriageView({ site, scan, query, startAt, kept, first, onClose }: Props): ReactElement {
  const t = useText();
  const queryClient = useQueryClient();
  const [wanted, setAt] = useState(startAt);
  const [hasKeys, setKeys] = useState(true);
  /** The row that was written last, until somebody moves on. */
  const [done, setDone] = useState<ScanRow | null>(null);
  const [queueQuery] = useState(() => toTriageQuery(query));
  const queue = useTriageQueue(scan.scanId, queueQuery);
  // A place of a longer list leads to the last row of this one.
  const at = queue.total === null ? wanted : Math.min(wanted, Math.max(0, queue.total - 1));
  const row = queue.rowAt(at);
  const { need } = queue;
  // One row ahead, so that the next is there when it is asked for.
  useEffect(() => void need(at + 1), [need, at]);
  const fresh = useFreshRow(scan.scanId, row);
  const close = async () => {
    void queryClient.invalidateQueries({ queryKey: [site.id, 'scan-results'] });
    // The list has another order by now, and the person is still at the same record.
    const place = row === null ? null : await findPlace(scan.scanId, query, { row, near: at });
    onClose(place ?? 0);
  };
  const total = queue.total ?? 0;
  const unwritten = listUnwritten(kept).filter((one) => one !== row).length;
  const keyLine = <KeyLine isOn={hasKeys} onToggle={() => setKeys(!hasKeys)} />;
  const go = (by: 1 | -1) => {
    setDone(null);
    setAt(Math.min(Math.max(0, at + by), Math.max(0, total - 1)));
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, flex: 1, minHeight: 0 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Typography variant="h2">{t('mismatches.triage.title')}</Typography>
        {queue.total !== null && (
          <Typography component="output" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
            {t('mismatches.triage.position', { at: Math.min(at + 1, total), total })}
          </Typography>
        )}
        {done !== null && (
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
            <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
              {t('mismatches.triage.before', { record: nameRowRecord(done, t) })}
            </Typography>
            <StateChip state="Verified" />
          </Box>
        )}
        {unwritten > 0 && (
          <Typography variant="body2" sx={{ color: 'caution.main', fontWeight: 600 }}>
            {t('mismatches.triage.unwritten', { count: unwritten })}
          </Typography>
        )}
        <Button sx={{ ml: 'auto' }} onClick={() => void close()}>
          {t('mismatches.triage.back')}
        </Button>
      </Box>
      {queue.error !== null && <ErrorPanel error={queue.error} onRetry={() => void need(at)} />}
      {fresh.error && <ErrorPanel error={fresh.error} onRetry={() => void fresh.readAgain()} />}
      {total === 0 && queue.total !== null && <Alert severity="info">{t('mismatches.list.noMatch')}</Alert>}
      {!fresh.data && total > 0 && (
        <TriageWait key={row} hasKeys={hasKeys} keyLine={keyLine} onMove={go} onClose={() => void close()}>
          {!fresh.error && <EmptyState kind="loading" title={t('mismatches.triage.reading')} />}
        </TriageWait>
      )}
      {fresh.data && row !== null && (
        <TriageRow
          key={row}
          site={site}
          scan={scan}
          fresh={fresh.data}
          kept={kept}
          first={first}
          query={query}
          listed={isNarrowed(query) ? total : null}
          hasKeys={hasKeys}
          keyLine={keyLine}
          onMove={go}
          onDone={(written) => {
            go(1);
            setDone(written);
          }}
          onClose={() => void close()}
          onWritten={async () => {
            queue.noteChanged(row);
            await fresh.readWritten();
          }}
          onReadAgain={() => void fresh.readAgain()}
        />
      )}
    </Box>
  );
}
