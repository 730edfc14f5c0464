import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import FilterList from '@mui/icons-material/FilterList';
import { memo, useCallback, useMemo, type ReactElement } from 'react';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { everyRow, type RowFilter, type RowQuery } from '../../../shared/link-plan/row-query';
import { standOf } from '../../../shared/link-plan/row-stand';
import { callBridge } from '../../api/client';
import { planKey } from '../../api/plans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { Grid } from '../../components/grid/grid';
import { usePagedRows, type PagedRow } from '../../components/grid/use-paged-rows';
import { TextSearch } from '../../components/text-search';
import { useText } from '../../text';
import { DecisionBar } from './decision-bar';
import { columnOfSort, sortByColumn, useRowColumns } from './row-columns';
import { nameKey, nameRecord } from './row-words';
import { nameStandAlone } from './stand-chip';
import { useChosenRows } from './use-chosen-rows';

interface Props {
  planId: string;
  planName: string;
  rowCount: number;
  filter: RowFilter;
  sort: RowQuery['sort'];
  currentRowId: string | null;
  /** The detail of a row takes a third of the room. */
  isBesideDetail: boolean;
  /** The row that the keyboard is sent to, by its offset under this filter and order. */
  goTo: { toId: string } | null;
  /** Whether the filters are in sight; null = they always are. */
  isFiltering: boolean | null;
  onFiltering(isFiltering: boolean): void;
  onFilter(filter: RowFilter): void;
  onSort(sort: RowQuery['sort']): void;
  onOpen(rowId: string): void;
}

/** The rows of a plan: search, the list, and decisions for those that are chosen. */
export const PlanRows = memo(function PlanRows({
  planId,
  planName,
  rowCount,
  filter,
  sort,
  currentRowId,
  isBesideDetail,
  goTo,
  isFiltering,
  onFiltering,
  onFilter,
  onSort,
  onOpen,
}: Props): ReactElement {
  const t = useText();
  const query = useMemo(() => ({ ...filter, sort }), [filter, sort]);
  const list = usePagedRows<PlanRow>({
    queryKey: [...planKey(planId), 'rows', query],
    readPage: (offset, limit) => callBridge('plans.rows', { planId, query: { ...query, offset, limit } }),
  });
  const { selection, ...chosen } = useChosenRows(planId, { ...list, query });
  const columns = useRowColumns(isBesideDetail);
  const nameOf = useNameRow();
  const rowOf = (id: string) => list.rows.find((one) => one.id === id)?.row;
  const open = (id: string) => {
    const row = rowOf(id);
    if (row) onOpen(row.rowId);
  };
  const currentId = list.rows.find(({ row }) => row.rowId === currentRowId)?.id ?? null;
  return (
    <Box data-pane sx={{ display: 'flex', flexDirection: 'column', gap: 1, minHeight: 0, minWidth: 0 }}>
      <RowsHead
        filter={filter}
        total={list.total}
        rowCount={rowCount}
        isFiltering={isFiltering}
        onFiltering={onFiltering}
        onFilter={onFilter}
      />
      {(list.total > 0 || chosen.rowIds.size > 0) && (
        <DecisionBar planId={planId} {...chosen} filter={query} total={list.total} />
      )}
      {list.error && <ErrorPanel tellsChange={false} error={list.error} />}
      {list.isPending && <EmptyState kind="loading" title={t('common.loading')} />}
      {!list.isPending && list.total === 0 && !list.error && (
        <EmptyState kind="no-match" title={t('plans.rows.noMatch')} />
      )}
      {list.total > 0 && (
        <Grid<PagedRow<PlanRow>>
          label={t('plans.rows.label', { name: planName })}
          columns={columns}
          rows={list.rows}
          rowIds={list.rowIds}
          onRange={list.onRange}
          rowPx={40}
          minWidthPx={isBesideDetail ? 560 : 780}
          buttonColumn="sheet"
          nameRow={nameOf}
          sort={columnOfSort(sort)}
          onSort={(columnId) => onSort(sortByColumn(sort, columnId))}
          currentId={currentId}
          isBesideDetail={isBesideDetail}
          goTo={goTo}
          onOpen={open}
          onMove={currentRowId === null ? undefined : open}
          selection={selection}
          footer={null}
        />
      )}
    </Box>
  );
});

type HeadProps = Pick<Props, 'filter' | 'rowCount' | 'isFiltering' | 'onFiltering' | 'onFilter'> & {
  total: number;
};

/** What stands above the list. It is drawn by itself: a page of rows that comes while the list is scrolled is nothing to it. */
const RowsHead = memo(function RowsHead(props: HeadProps): ReactElement {
  const { filter, total, rowCount, isFiltering, onFiltering, onFilter } = props;
  const t = useText();
  const chosen = filter.states.length + filter.reasons.length + filter.decisions.length;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
      <TextSearch
        data-first
        label={t('plans.rows.search')}
        text={filter.text}
        onSearch={(text) => onFilter({ ...filter, text })}
        sx={{ width: 220 }}
      />
      {isFiltering !== null && (
        <Button
          size="small"
          {...(chosen > 0 && { variant: 'contained' })}
          startIcon={<FilterList />}
          aria-expanded={isFiltering}
          onClick={() => onFiltering(!isFiltering)}
        >
          {chosen === 0 ? t('plans.facets.title') : t('plans.facets.active', { count: chosen })}
        </Button>
      )}
      {isFiltering === false && (chosen > 0 || filter.text !== '') && (
        <Button size="small" onClick={() => onFilter(everyRow)}>
          {t('plans.facets.clear')}
        </Button>
      )}
      <Typography component="output" variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
        {t('plans.rows.shown', { shown: total, total: rowCount })}
      </Typography>
    </Box>
  );
});

function useNameRow(): (row: PagedRow<PlanRow>) => string {
  const t = useText();
  return useCallback(
    ({ row }) =>
      t('plans.rows.show', {
        row: row.sheetRow,
        record: nameRecord(row, t),
        key: nameKey(row, t),
        state: nameStandAlone(standOf(row), t),
      }),
    [t],
  );
}
