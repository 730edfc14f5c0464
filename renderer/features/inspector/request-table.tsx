import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import type { ReactElement, ReactNode } from 'react';
import type { InspectedRequestSummary } from '../../../shared/inspector';
import { ChoiceButton, ChoiceRow, ChoiceTable } from '../../components/choice-table';
import { useText } from '../../text';
import { StatusMark } from './status-mark';
import { useFigures } from './use-figures';

const columns = [
  { name: 'status', width: 104 },
  { name: 'request', width: 'auto' },
  { name: 'site', width: '16%' },
  { name: 'at', width: 88 },
  { name: 'took', width: 72, align: 'right' },
  { name: 'size', width: 72, align: 'right' },
] as const;
const rowHeight = 34;

interface Props {
  requests: readonly InspectedRequestSummary[];
  selectedId: string | null;
  onSelect(id: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

interface RowProps {
  request: InspectedRequestSummary;
  rowIndex: number;
  isSelected: boolean;
  onSelect(id: string): void;
}

function RequestRow({ request, rowIndex, isSelected, onSelect }: RowProps): ReactElement {
  const t = useText();
  const figures = useFigures();
  const { id, method, path, status, siteName, at, milliseconds, bytes } = request;
  return (
    <ChoiceRow rowIndex={rowIndex} height={rowHeight} isSelected={isSelected} onSelect={() => onSelect(id)}>
      <TableCell>
        <StatusMark status={status} />
      </TableCell>
      <TableCell>
        <ChoiceButton
          aria-label={t('inspector.show', { method, path })}
          isSelected={isSelected}
          title={path}
          sx={{ maxWidth: '100%', justifyContent: 'flex-start', borderRadius: 0.5, textAlign: 'left' }}
        >
          <Box component="strong" sx={{ mr: 1 }}>
            {method}
          </Box>
          {/* The end of a path says which call it was. */}
          <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', direction: 'rtl' }}>
            <bdi>{path}</bdi>
          </Box>
        </ChoiceButton>
      </TableCell>
      <TableCell title={siteName} sx={{ textOverflow: 'ellipsis' }}>
        {siteName}
      </TableCell>
      <TableCell>{figures.time(at)}</TableCell>
      <TableCell align="right">{t('inspector.milliseconds', { count: milliseconds })}</TableCell>
      <TableCell align="right">{bytes === null ? '' : figures.size(bytes)}</TableCell>
    </ChoiceRow>
  );
}

/** The requests as a table. */
export function RequestTable({ requests, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  return (
    <ChoiceTable
      label={t('inspector.list')}
      columns={columns.map((column) => ({ ...column, label: t(`inspector.column.${column.name}`) }))}
      rows={requests}
      rowHeight={rowHeight}
      sx={{ minWidth: 620, '& td, & th': { px: 1, py: 0.25, overflow: 'hidden', whiteSpace: 'nowrap' } }}
      renderRow={(request, rowIndex) => (
        <RequestRow
          request={request}
          rowIndex={rowIndex}
          isSelected={request.id === selectedId}
          onSelect={onSelect}
        />
      )}
      footer={footer}
    />
  );
}
