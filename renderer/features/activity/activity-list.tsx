import Close from '@mui/icons-material/Close';
import Search from '@mui/icons-material/Search';
import Tune from '@mui/icons-material/Tune';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import Typography from '@mui/material/Typography';
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { ActivitySummary } from '../../../shared/journal/entry';
import { newestFirst } from '../../../shared/journal/entry-query';
import { submitStates, type SubmitState } from '../../../shared/write/states';
import { useActivityList } from '../../api/activity';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { TextSearch } from '../../components/text-search';
import { useNavigation } from '../../app-state/navigation';
import { useText } from '../../text';
import { ActivityTable } from './activity-table';
import { isNarrowed, noFilter, toQuery, type ActivityFilter } from './activity-filter';
import { FilterPanel } from './filter-panel';
import { StateFilter } from './state-filter';

const noCounts = Object.fromEntries(submitStates.map((state) => [state, 0])) as Record<SubmitState, number>;

interface Props {
  filter: ActivityFilter;
  onFilter(part: Partial<ActivityFilter>): void;
  selectedId: string | null;
  onSelect(activityId: string): void;
}

function NothingHere({ isFiltered, onShowAll }: { isFiltered: boolean; onShowAll(): void }): ReactElement {
  const t = useText();
  const { open } = useNavigation();
  if (isFiltered) {
    const showAll = <Button onClick={onShowAll}>{t('activity.clear')}</Button>;
    return (
      <EmptyState kind="no-match" title={t('activity.noMatch.title')} action={showAll}>
        {t('activity.noMatch.what')}
      </EmptyState>
    );
  }
  const makeLink = <Button onClick={() => open('link')}>{t('activity.empty.next')}</Button>;
  return (
    <EmptyState kind="empty" title={t('activity.empty.title')} action={makeLink}>
      {t('activity.empty.what')}
    </EmptyState>
  );
}

function CountLine({
  entries,
  hasMore,
}: {
  entries: readonly ActivitySummary[];
  hasMore: boolean;
}): ReactElement {
  const t = useText();
  const count = entries.length;
  return (
    <Typography component="output" variant="body2" sx={{ color: 'text.secondary', ml: 'auto' }}>
      {hasMore ? t('activity.countMore', { count }) : t('activity.count', { count })}
    </Typography>
  );
}

/** Search, filter and the table of entries. */
export function ActivityList({ filter, onFilter, selectedId, onSelect }: Props): ReactElement {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  const asked = useMemo(() => toQuery(filter), [filter]);
  const { order } = filter;
  const query = useActivityList({ ...asked, ...(order === newestFirst ? {} : { order }) });
  const pages = query.data?.pages;
  const entries = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const showAll = () => onFilter({ ...noFilter, order });
  const more = query.hasNextPage && (
    <Box sx={{ p: 1.5, textAlign: 'center' }}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('activity.more')}
      </Button>
    </Box>
  );
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, flex: '1 0 auto' }}>
      <Box data-pane sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1.5, pt: 0.5 }}>
        <TextSearch
          data-first
          label={t('activity.search')}
          placeholder={t('activity.searchHelper')}
          text={filter.text}
          onSearch={(text) => onFilter({ text })}
          sx={{ maxWidth: 340 }}
          startAdornment={
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          }
        />
        <StateFilter
          counts={query.data?.pages.at(-1)?.counts ?? noCounts}
          chosen={filter.states}
          onChange={(states) => onFilter({ states })}
        />
        {filter.record !== null && (
          <Button
            size="small"
            endIcon={<Close fontSize="small" />}
            aria-label={t('activity.narrow.recordOff', { name: filter.record.name })}
            onClick={() => onFilter({ record: null })}
          >
            {t('activity.narrow.record', { name: filter.record.name })}
          </Button>
        )}
        <Button
          size="small"
          variant="text"
          aria-expanded={isOpen}
          aria-controls={panelId}
          startIcon={<Tune fontSize="small" />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('activity.narrow.more')}
        </Button>
        {entries.length > 0 && <CountLine entries={entries} hasMore={query.hasNextPage} />}
      </Box>
      <Box data-pane id={panelId} hidden={!isOpen}>
        {isOpen && <FilterPanel filter={filter} onChange={onFilter} />}
      </Box>
      {query.isPending && <EmptyState kind="loading" title={t('activity.loading')} />}
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && entries.length === 0 && (
        <NothingHere isFiltered={isNarrowed(filter)} onShowAll={showAll} />
      )}
      {entries.length > 0 && (
        <ActivityTable
          entries={entries}
          selectedId={selectedId}
          onSelect={onSelect}
          order={order}
          onOrder={(next) => onFilter({ order: next })}
          footer={more}
        />
      )}
    </Box>
  );
}
