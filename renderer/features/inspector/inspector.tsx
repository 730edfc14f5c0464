import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useDeferredValue, useId, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { inspector } from '../../../shared/text/en/inspector';
import { link } from '../../../shared/text/en/link';
import { addText } from '../../../shared/text/text';
import { useRequests } from '../../api/inspector';
import { EmptyState } from '../../components/empty-state';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';
import { InspectorTools, type Filter } from './inspector-tools';
import { RequestDetail } from './request-detail';
import { RequestTable } from './request-table';

addText({ inspector, link });

const noFilter: Filter = { text: '', siteId: null };

/** The drawer at the window's right edge: what stands in it keeps the focus until it is closed. */
function Drawer({ onClose, children }: { onClose(): void; children: ReactNode }): ReactElement {
  const t = useText();
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth={false}
      sx={{ '& .MuiDialog-container': { justifyContent: 'flex-end' } }}
      slotProps={{
        paper: {
          sx: { m: 0, width: 'min(1240px, 96vw)', height: '100%', maxHeight: 'none', borderRadius: 0, p: 2 },
        },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <Box sx={{ flex: 1 }}>
          <Typography id={titleId} variant="h1" component="h2">
            {t('inspector.title')}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('inspector.intro')}
          </Typography>
        </Box>
        <IconButton aria-label={t('common.close')} onClick={onClose} sx={{ mt: -0.75, mr: -0.75 }}>
          <Close />
        </IconButton>
      </Box>
      {children}
    </Dialog>
  );
}

function Detail({ id }: { id: string | null }): ReactElement {
  const t = useText();
  return (
    <Box
      component="section"
      aria-label={t('inspector.detail.region')}
      tabIndex={0}
      sx={{ minHeight: 0, minWidth: 0, overflow: 'auto' }}
    >
      {id === null ? (
        <EmptyState kind="empty" title={t('inspector.choose.title')}>
          {t('inspector.choose.what')}
        </EmptyState>
      ) : (
        <RequestDetail id={id} />
      )}
    </Box>
  );
}

/** Every request of this session and its answer, without secrets. */
export function Inspector({ onClose }: { onClose(): void }): ReactElement {
  const t = useText();
  const [filter, setFilter] = useState(noFilter);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const text = useDeferredValue(filter.text.trim());
  const query = useRequests({ text, siteId: filter.siteId });
  const pages = query.data?.pages;
  const requests = useMemo(() => pages?.flatMap(({ items }) => items) ?? [], [pages]);
  const count = requests.length;
  const isFiltered = text !== '' || filter.siteId !== null;
  const selectedId = requests.some(({ id }) => id === chosenId) ? chosenId : null;
  const more = query.hasNextPage && (
    <Box sx={{ p: 1, textAlign: 'center' }}>
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('inspector.more')}
      </Button>
    </Box>
  );
  const nothing = isFiltered ? 'noMatch' : 'empty';
  return (
    <Drawer onClose={onClose}>
      <InspectorTools filter={filter} onFilter={setFilter} isEmpty={count === 0} />
      {query.isPending && <EmptyState kind="loading" title={t('inspector.loading')} />}
      {query.error && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && count === 0 && (
        <EmptyState kind={isFiltered ? 'no-match' : 'empty'} title={t(`inspector.${nothing}.title`)}>
          {t(`inspector.${nothing}.what`)}
        </EmptyState>
      )}
      {count > 0 && (
        <>
          <Typography component="output" variant="body2" sx={{ color: 'text.secondary', my: 0.5 }}>
            {query.hasNextPage ? t('inspector.countMore', { count }) : t('inspector.count', { count })}
          </Typography>
          <Box
            sx={{
              flex: 1,
              minHeight: 0,
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 5fr) minmax(0, 3fr)' },
              gridTemplateRows: { xs: 'minmax(0, 2fr) minmax(0, 3fr)', lg: 'minmax(0, 1fr)' },
            }}
          >
            <Box sx={{ display: 'flex', minHeight: 0, minWidth: 0 }}>
              <RequestTable
                requests={requests}
                selectedId={selectedId}
                onSelect={setChosenId}
                footer={more}
              />
            </Box>
            <Detail id={selectedId} />
          </Box>
        </>
      )}
    </Drawer>
  );
}
