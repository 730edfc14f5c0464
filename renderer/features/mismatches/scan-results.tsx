import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useCallback, useState, type ReactElement } from 'react';
import { isInTriage, isNarrowed, toTriageQuery, type ScanQuery } from '../../../shared/scan/scan-query';
import type { ScanFacets, ScanRow } from '../../../shared/scan/scan-row';
import type { Scan } from '../../../shared/scan/scan';
import { isElsewhere } from '../../../shared/same-installation';
import type { SiteView } from '../../../shared/site';
import { scanRowsSource, useRowCount, useScanFacets } from '../../api/scans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { Grid } from '../../components/grid/grid';
import { usePagedRows, type PagedRow } from '../../components/grid/use-paged-rows';
import { useNavigation } from '../../app-state/navigation';
import { useText } from '../../text';
import { FacetBar } from './facet-bar';
import { columnOfSort, nameRow, sortByColumn, useResultColumns } from './result-columns';
import { ResultTools } from './result-tools';

interface Props {
  site: SiteView;
  scan: Scan;
  query: ScanQuery;
  onQuery(query: ScanQuery): void;
  /** From this row on, which stands at this place of the list; null = from the first. */
  onTriage(from: { row: number; place: number } | null): void;
  /** The place that somebody comes back to; null = nobody was away. */
  startAt: number | null;
  /** The rows for which something was chosen and not written. */
  unwritten: readonly number[];
}

/** What a scan found: facets, search and the list; a row opens its record. */
export function ScanResults(props: Props): ReactElement {
  const { site, scan, query, onQuery, onTriage, startAt, unwritten } = props;
  const t = useText();
  const { open } = useNavigation();
  const { sort: _sort, ...narrowed } = query;
  const facets = useScanFacets(site.id, scan.scanId, narrowed);
  const isFiltered = isNarrowed(query);
  const list = usePagedRows<ScanRow>(scanRowsSource(site.id, scan.scanId, query));
  // Rows are named by their place, which is another row's in another list.
  const [current, setCurrent] = useState({ query, id: startAt === null ? null : String(startAt) });
  const currentId = current.query === query ? current.id : null;
  const currentRow = list.rows.find(({ id }) => id === currentId)?.row;
  const openRow = (id: string) => {
    setCurrent({ query, id });
    const row = list.rows.find((one) => one.id === id)?.row;
    // An id of another installation is another record here, or none.
    if (!row?.record || isElsewhere(site, scan.siteAddress)) return;
    const { crmActorType, crmRecordId } = row.record;
    open('record', {
      record: { crmActorType, crmRecordId },
      siteId: site.id,
      erpConnectionId: scan.erpConnectionId,
    });
  };
  if (facets.error) return <ErrorPanel error={facets.error} onRetry={() => void facets.refetch()} />;
  if (!facets.data) return <EmptyState kind="loading" title={t('mismatches.list.loading')} />;
  return (
    <Box
      data-pane
      sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, flex: '1 0 auto', minHeight: 0 }}
    >
      <ResultHead
        site={site}
        scan={scan}
        query={query}
        facets={facets.data}
        total={list.total}
        triageFrom={currentRow && isInTriage(currentRow, query) ? currentRow.row : null}
        triagePlace={Number(currentId ?? 0)}
        isFiltered={isFiltered}
        unwritten={unwritten}
        onQuery={onQuery}
        onTriage={onTriage}
      />
      <ResultList
        list={list}
        query={query}
        isFiltered={isFiltered}
        onClear={() => onQuery(withoutFilter(query))}
        onSort={(columnId) => onQuery({ ...query, sort: sortByColumn(query.sort, columnId) })}
        startAt={startAt}
        currentId={currentId}
        onOpen={openRow}
      />
    </Box>
  );
}

interface HeadProps extends Pick<Props, 'site' | 'scan' | 'query' | 'unwritten' | 'onQuery' | 'onTriage'> {
  facets: ScanFacets;
  total: number;
  triageFrom: number | null;
  triagePlace: number;
  isFiltered: boolean;
}

/** What stands above the list. It is drawn by itself: a page of rows that comes while the list is scrolled is nothing to it. */
const ResultHead = memo(function ResultHead(props: HeadProps): ReactElement {
  const { site, scan, query, facets, total, triageFrom, triagePlace, isFiltered, unwritten, onQuery } = props;
  const t = useText();
  const toTriage = useRowCount(site.id, scan.scanId, toTriageQuery(query)).data ?? 0;
  const setUnsettled = (isOn: boolean) => {
    const { isUnsettled: _before, ...rest } = query;
    // A field that was written may be equal by now: held to it, the row would not be found.
    onQuery(isOn ? { ...rest, field: null, isUnsettled: true } : rest);
  };
  const setUnwritten = (isOn: boolean) => {
    const { rows: _before, ...rest } = query;
    // All that the chip counts: a search or a field from before would hide some of it.
    onQuery(isOn ? { ...withoutFilter(query), rows: [...unwritten] } : rest);
  };
  return (
    <>
      <FacetBar
        counts={facets}
        chosen={query.findings}
        isUnsettled={query.isUnsettled === true}
        unwritten={{ count: unwritten.length, isOn: query.rows !== undefined }}
        onUnsettled={setUnsettled}
        onUnwritten={setUnwritten}
        onChange={(next) => onQuery({ ...query, findings: next })}
      />
      <WhatCounts scan={scan} facets={facets} />
      <ResultTools
        scanId={scan.scanId}
        query={query}
        fields={facets.fields}
        onQuery={onQuery}
        isFiltered={isFiltered}
        onClear={() => onQuery(withoutFilter(query))}
      >
        {total > 0 && (
          <>
            <Typography component="output" variant="body2" sx={{ color: 'text.secondary' }}>
              {t('mismatches.list.count', { count: total })}
            </Typography>
            {toTriage > 0 && !isElsewhere(site, scan.siteAddress) && (
              <Button
                variant="contained"
                onClick={() =>
                  props.onTriage(triageFrom === null ? null : { row: triageFrom, place: triagePlace })
                }
              >
                {t('mismatches.list.triage', { count: toTriage })}
              </Button>
            )}
          </>
        )}
      </ResultTools>
    </>
  );
});

function withoutFilter({ sort }: ScanQuery): ScanQuery {
  return { text: '', findings: [], field: null, sort };
}

/** What the counts above say while not everything is read, and why they are more than the records. */
function WhatCounts({ scan, facets }: { scan: Scan; facets: ScanFacets }): ReactElement | null {
  const t = useText();
  const counted = Object.values(facets.findings).reduce((sum, count) => sum + count, 0);
  const told = [
    scan.read < scan.found || !scan.isFound
      ? t('mismatches.list.ofKnown', { read: scan.read, found: scan.found })
      : '',
    counted > facets.total ? t('mismatches.list.countsTwice') : '',
  ];
  if (told.every((sentence) => sentence === '')) return null;
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {told.filter((sentence) => sentence !== '').join(' ')}
    </Typography>
  );
}

interface ListProps extends Pick<Props, 'query' | 'startAt'> {
  list: ReturnType<typeof usePagedRows<ScanRow>>;
  currentId: string | null;
  onOpen(id: string): void;
  isFiltered: boolean;
  onClear(): void;
  onSort(columnId: string): void;
}

function ResultList(props: ListProps): ReactElement {
  const { list, query, isFiltered, onClear, onSort, startAt, currentId, onOpen } = props;
  const t = useText();
  const columns = useResultColumns(query);
  const nameOf = useNameRow();
  if (list.error) return <ErrorPanel tellsChange={false} error={list.error} />;
  if (list.isPending) return <EmptyState kind="loading" title={t('mismatches.list.loading')} />;
  if (list.total === 0) {
    return isFiltered ? (
      <EmptyState
        kind="no-match"
        title={t('mismatches.list.noMatch')}
        action={<Button onClick={onClear}>{t('mismatches.list.clear')}</Button>}
      >
        {t('mismatches.list.noMatchWhat')}
      </EmptyState>
    ) : (
      <EmptyState kind="empty" title={t('mismatches.list.noneYet')}>
        {t('mismatches.list.noneYetWhat')}
      </EmptyState>
    );
  }
  return (
    <Box sx={listLook}>
      <Grid<PagedRow<ScanRow>>
        label={t('mismatches.list.label')}
        columns={columns}
        rows={list.rows}
        rowIds={list.rowIds}
        onRange={list.onRange}
        rowPx={54}
        minWidthPx={820}
        buttonColumn="finding"
        nameRow={nameOf}
        sort={columnOfSort(query.sort)}
        onSort={onSort}
        currentId={currentId}
        startId={startAt === null ? null : String(startAt)}
        onOpen={onOpen}
        footer={null}
      />
    </Box>
  );
}

function useNameRow(): (row: PagedRow<ScanRow>) => string {
  const t = useText();
  return useCallback((row) => nameRow(row, t), [t]);
}

const listLook = {
  display: 'flex',
  // In px: the rows themselves must not count for how high this wants to be.
  flex: '1 1 0px',
  // Two rows at least; the grid scrolls what is more.
  minHeight: 150,
  '& .first-line': { fontWeight: 600 },
  '& .read-at': { fontSize: '0.8125rem', fontVariantNumeric: 'tabular-nums' },
  '& .second-line': { color: 'text.secondary', fontSize: '0.8125rem' },
} as const;
