import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { useState, type ReactElement } from 'react';
import { useMediaQuery } from '@mui/material';
import { everyRow, type RowFilter, type RowQuery } from '../../../shared/link-plan/row-query';
import { usePlan } from '../../api/plans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { CheckPanel } from './check-panel';
import { FilterPanel } from './filter-panel';
import { PlanHeader } from './plan-header';
import { PlanRows } from './plan-rows';
import { RowDetail } from './row-detail';
import { RunPanel } from './run/run-panel';

interface Props {
  planId: string;
  onClose(): void;
  onOpen(planId: string): void;
}

const sheetOrder: RowQuery['sort'] = { by: 'sheet', descending: false };

/** One plan: where it stands, its rows under filters, and the row that is looked at. */
export function PlanPage({ planId, onClose, onOpen }: Props): ReactElement {
  const t = useText();
  const plan = usePlan(planId);
  const [filter, setFilter] = useState<RowFilter>(everyRow);
  const [sort, setSort] = useState(sheetOrder);
  const [rowId, setRowId] = useState<string | null>(null);
  const isWide = useMediaQuery('(min-width: 1100px)');
  const back = (
    <Button variant="text" startIcon={<ArrowBack />} onClick={onClose} sx={{ alignSelf: 'start' }}>
      {t('plans.back')}
    </Button>
  );
  if (plan.error)
    return (
      <Box sx={{ display: 'grid', gap: 1, p: 2 }}>
        {back}
        <ErrorPanel error={plan.error} onRetry={() => void plan.refetch()} />
      </Box>
    );
  if (!plan.data) return <EmptyState kind="loading" title={t('plans.loading')} />;
  const shown = plan.data;
  const detail = rowId !== null && (
    <Paper variant="outlined" component="section" data-pane sx={{ minHeight: 0, overflow: 'auto', p: 2 }}>
      <RowDetail key={rowId} plan={shown} rowId={rowId} onClose={() => setRowId(null)} />
    </Paper>
  );
  const openFirst = (first: { rowId: string }) => setRowId(first.rowId);
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        p: 2,
        pt: 1,
        height: '100%',
        minHeight: 420,
        boxSizing: 'border-box',
      }}
    >
      <PlanHeader plan={shown} back={back} onDeleted={onClose} />
      <CheckPanel plan={shown} />
      <RunPanel plan={shown} onOpenRow={openFirst} onOpenPlan={onOpen} onFilter={setFilter} />
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns:
            detail && isWide ? '200px minmax(0, 1fr) minmax(360px, 34%)' : '200px minmax(0, 1fr)',
          gridTemplateRows: 'minmax(0, 1fr)',
        }}
      >
        <FilterPanel planId={planId} filter={filter} onChange={setFilter} />
        {detail && !isWide ? (
          detail
        ) : (
          <PlanRows
            plan={shown}
            filter={filter}
            sort={sort}
            currentRowId={rowId}
            onFilter={setFilter}
            onSort={setSort}
            onOpen={setRowId}
          />
        )}
        {detail && isWide && detail}
      </Box>
    </Box>
  );
}
