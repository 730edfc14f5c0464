import Box from '@mui/material/Box';
import { useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import type { InspectedRequestSummary } from '../../../shared/inspector';
import { Grid, type GridColumn } from '../../components/grid/grid';
import { useText } from '../../text';
import { StatusMark } from './status-mark';
import { useFigures } from './use-figures';

interface Props {
  requests: readonly InspectedRequestSummary[];
  selectedId: string | null;
  onSelect(id: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

const look = {
  display: 'flex',
  flex: 1,
  minHeight: 0,
  minWidth: 0,
  '& .method': { mr: 1, fontWeight: 700 },
  // The end of a path says which call it was.
  '& .path': { overflow: 'hidden', textOverflow: 'ellipsis', direction: 'rtl' },
} as const;

function useColumns(): readonly GridColumn<InspectedRequestSummary>[] {
  const t = useText();
  const figures = useFigures();
  return useMemo(() => {
    const named = (id: 'status' | 'request' | 'site' | 'at' | 'took' | 'size') => ({
      id,
      label: t(`inspector.column.${id}`),
    });
    return [
      { ...named('status'), width: '104px', cell: ({ status }) => <StatusMark status={status} /> },
      {
        ...named('request'),
        width: 'minmax(0, 1fr)',
        cell: ({ method, path }) => (
          <>
            <span className="method">{method}</span>
            <span className="path" title={path}>
              <bdi>{path}</bdi>
            </span>
          </>
        ),
      },
      {
        ...named('site'),
        width: '13%',
        cell: ({ siteName }) => <span title={siteName}>{siteName}</span>,
      },
      { ...named('at'), width: '108px', cell: ({ at }) => figures.time(at) },
      {
        ...named('took'),
        width: '76px',
        align: 'right',
        cell: ({ milliseconds }) => t('inspector.milliseconds', { count: milliseconds }),
      },
      {
        ...named('size'),
        width: '76px',
        align: 'right',
        cell: ({ bytes }) => (bytes === null ? '' : figures.size(bytes)),
      },
    ];
  }, [t, figures]);
}

/** The requests as a grid; a row leads to what was sent and answered. */
export function RequestTable({ requests, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  return (
    <Box sx={look}>
      <Grid
        label={t('inspector.list')}
        columns={useColumns()}
        rows={requests}
        rowPx={34}
        minWidthPx={620}
        buttonColumn="request"
        nameRow={useCallback(({ method, path }) => t('inspector.show', { method, path }), [t])}
        currentId={selectedId}
        onOpen={onSelect}
        footer={footer}
      />
    </Box>
  );
}
