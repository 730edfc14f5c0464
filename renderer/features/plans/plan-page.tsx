import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import useMediaQuery from '@mui/material/useMediaQuery';
import {
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react';
import type { Plan } from '../../../shared/link-plan/plan';
import { everyRow, type RowFilter, type RowQuery } from '../../../shared/link-plan/row-query';
import { useAllSites, useSiteChoice } from '../../app-state/current-site';
import { usePlan } from '../../api/plans';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { isFocusLost } from '../../components/focusable';
import { useText } from '../../text';
import { CheckPanel } from './check-panel';
import { FilterPanel } from './filter-panel';
import { PlanHeader } from './plan-header';
import { PlanRows } from './plan-rows';
import { RowDetail } from './row-detail';
import { RunPanel } from './run/run-panel';
import type { RowDrafts } from './row-drafts';
import type { Stopped } from './row-editor';
import { takeFocus } from './take-focus';
import { UnsavedRow } from './unsaved-row';
import { useRestoredDrafts } from './use-row-draft-keeping';

interface Props {
  planId: string;
  drafts: RowDrafts;
  onClose(): void;
  onOpen(planId: string): void;
}

/** One plan: where it stands, its rows under filters, and the row that is looked at. */
export function PlanPage({ planId, drafts, onClose, onOpen }: Props): ReactElement {
  const t = useText();
  const plan = usePlan(planId);
  const typed = useRestoredDrafts(drafts, planId);
  const { site, switchSite } = useSiteChoice();
  const { sites } = useAllSites();
  const back = useMemo(
    () => (
      <Button variant="text" startIcon={<ArrowBack />} onClick={onClose} sx={{ alignSelf: 'start' }}>
        {t('plans.back')}
      </Button>
    ),
    [t, onClose],
  );
  const failed = [plan, typed].find(({ error }) => error !== null);
  if (failed?.error)
    return (
      <Box sx={{ display: 'grid', gap: 1, p: 2 }}>
        {back}
        <ErrorPanel error={failed.error} onRetry={() => void failed.refetch()} />
      </Box>
    );
  if (!plan.data || !typed.isRestored) return <EmptyState kind="loading" title={t('plans.loading')} />;
  const { siteId, siteName } = plan.data;
  // Never under the colours and the name of another site.
  if (siteId !== site.id)
    return (
      <EmptyState
        kind="empty"
        title={t('plans.otherSite.title', { site: siteName })}
        action={
          <Box sx={{ display: 'flex', gap: 1 }}>
            {back}
            {sites.some(({ id }) => id === siteId) && (
              <Button variant="contained" onClick={() => switchSite(siteId)}>
                {t('plans.otherSite.use', { site: siteName })}
              </Button>
            )}
          </Box>
        }
      >
        {t('plans.otherSite.what', { current: site.name })}
      </EmptyState>
    );
  return <ShownPlan plan={plan.data} drafts={drafts} back={back} onClose={onClose} onOpen={onOpen} />;
}

const sheetOrder: RowQuery['sort'] = { by: 'sheet', descending: false };

interface ShownProps {
  plan: Plan;
  drafts: RowDrafts;
  back: ReactElement;
  onClose(): void;
  onOpen(planId: string): void;
}

function ShownPlan({ plan: newest, drafts, back, onClose, onOpen }: ShownProps): ReactElement {
  // During a run it is another one each second; keys go first.
  const plan = useDeferredValue(newest);
  const [filter, setFilter] = useState<RowFilter>(everyRow);
  const [sort, setSort] = useState(sheetOrder);
  const [rowId, setRowId] = useState<string | null>(null);
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [goTo, setGoTo] = useState<{ toId: string } | null>(null);
  const [isFiltering, setFiltering] = useState(false);
  const isWide = useMediaQuery('(min-width: 1100px)');
  const top = useFocusOnNext(plan);
  const focusNext = useCallback(() => takeFocus(top.current), [top]);
  const rows = useRef<HTMLDivElement>(null);
  const showsFilter = isWide || isFiltering;
  const covers = rowId !== null && !isWide;
  /** Among all rows in the order of the sheet, where it was looked for. */
  const openAt = useCallback((found: { rowId: string; offset: number }) => {
    setFilter(everyRow);
    setSort(sheetOrder);
    setRowId(found.rowId);
    setGoTo({ toId: String(found.offset) });
    // Under the cards of several runs the list may begin below the window.
    rows.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { planId } = plan;
  /** Nothing is sent beside what somebody has typed and not saved: that is shown instead. */
  const stopForUnsaved = useCallback(() => {
    const draft = drafts.firstUnsaved(planId);
    if (draft === null) return false;
    setRowId(draft.rowId);
    setStopped({ rowId: draft.rowId, by: 'send' });
    return true;
  }, [drafts, planId]);
  const check = useMemo(() => <CheckPanel plan={plan} onEnd={focusNext} />, [plan, focusNext]);
  const closeRow = () => {
    setRowId(null);
    // Not in sight before the row is gone.
    requestAnimationFrame(() =>
      rows.current?.querySelector<HTMLElement>('button.open[tabindex="0"]')?.focus(),
    );
  };
  const pane = { plan, drafts, stopped: stopped?.rowId === rowId ? stopped : null, onClose: closeRow };
  // Where a detail stands beside the list, the keyboard stays in the list, whose rows it follows.
  const closeFromList = (event: KeyboardEvent) => {
    const isInGrid = event.target instanceof Element && event.target.closest('[role="grid"]') !== null;
    if (event.key === 'Escape' && rowId !== null && isInGrid && !event.defaultPrevented) closeRow();
  };
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        p: 2,
        pt: 1,
        height: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Box ref={top} data-pane sx={{ display: 'grid', gap: 1, flex: 'none' }}>
        <PlanHeader plan={plan} back={back} onDeleted={onClose} />
        <RunPanel
          plan={plan}
          check={check}
          onOpenRow={openAt}
          onOpenPlan={onOpen}
          onFilter={setFilter}
          onSend={stopForUnsaved}
        />
        <UnsavedRow planId={planId} drafts={drafts} openRowId={rowId} onShow={setRowId} />
      </Box>
      <Box
        ref={rows}
        sx={{
          // In a low window the page scrolls, and the rows keep room to be read.
          flex: '1 0 300px',
          minHeight: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: [
            showsFilter ? '200px' : '',
            'minmax(0, 1fr)',
            rowId !== null && isWide ? 'minmax(340px, 32%)' : '',
          ].join(' '),
          gridTemplateRows: 'minmax(0, 1fr)',
        }}
      >
        {showsFilter && <FilterPanel plan={plan} filter={filter} onChange={setFilter} />}
        <Box sx={{ position: 'relative', minWidth: 0, minHeight: 0, display: 'grid' }}>
          <Box
            role="presentation"
            onKeyDown={closeFromList}
            sx={{ display: 'grid', minWidth: 0, minHeight: 0, ...(covers && { visibility: 'hidden' }) }}
          >
            <PlanRows
              planId={plan.planId}
              planName={plan.name}
              rowCount={plan.rowCount}
              filter={filter}
              sort={sort}
              currentRowId={rowId}
              isBesideDetail={rowId !== null && isWide}
              goTo={goTo}
              isFiltering={isWide ? null : isFiltering}
              onFiltering={setFiltering}
              onFilter={setFilter}
              onSort={setSort}
              onOpen={setRowId}
            />
          </Box>
          {covers && <RowPane {...pane} rowId={rowId} covers />}
        </Box>
        {rowId !== null && isWide && <RowPane {...pane} rowId={rowId} />}
      </Box>
    </Box>
  );
}

interface PaneProps {
  plan: Plan;
  rowId: string;
  drafts: RowDrafts;
  stopped: Stopped | null;
  /** It lies over the list, and has the keyboard. */
  covers?: boolean;
  onClose(): void;
}

function RowPane({ plan, rowId, drafts, stopped, covers = false, onClose }: PaneProps): ReactElement {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (covers && !pane.current?.contains(document.activeElement)) pane.current?.focus();
  }, [covers]);
  const closeWithEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <Paper
      ref={pane}
      variant="outlined"
      component="section"
      data-pane
      tabIndex={-1}
      onKeyDown={closeWithEscape}
      sx={{
        minHeight: 0,
        overflow: 'auto',
        p: 2,
        outline: 0,
        ...(covers && { position: 'absolute', inset: 0 }),
      }}
    >
      <RowDetail key={rowId} plan={plan} rowId={rowId} drafts={drafts} stopped={stopped} onClose={onClose} />
    </Paper>
  );
}

/** The step that comes next has the keyboard as a plan is opened, and as its check ends where nobody went elsewhere meanwhile. */
function useFocusOnNext({ busy, checkedAt }: Plan) {
  const top = useRef<HTMLDivElement>(null);
  const before = useRef<{ checkedAt: string | null } | null>(null);
  const isChecking = busy?.with === 'check';
  useEffect(() => {
    const isOpening = before.current === null;
    const isEnd = !isChecking && checkedAt !== null && before.current?.checkedAt !== checkedAt;
    if (!isChecking) before.current = { checkedAt };
    const isThere = isFocusLost() || Boolean(document.activeElement?.closest('[data-check]'));
    const hasNext = Boolean(top.current?.querySelector('[data-next]'));
    if (isOpening || (isEnd && isThere && hasNext)) takeFocus(top.current);
  }, [isChecking, checkedAt]);
  return top;
}
