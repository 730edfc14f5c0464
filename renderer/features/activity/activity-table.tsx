import type { ReactElement, ReactNode } from 'react';
import type { ActivitySummary } from '../../../shared/journal/entry';
import { ChoiceTable } from '../../components/choice-table';
import { useText } from '../../text';
import { ActivityRow } from './activity-row';
import { entryRowHeight } from './entry-row';
import { ForeignRow } from './foreign-entry';
import { LockRow } from './lock-entry';

const columns = [
  { name: 'state', width: 132 },
  { name: 'at', width: 150 },
  { name: 'crm', width: '26%' },
  { name: 'erp', width: '26%' },
  { name: 'site', width: '20%' },
  { name: 'user', width: 96 },
] as const;

interface Props {
  entries: readonly ActivitySummary[];
  selectedId: string | null;
  onSelect(activityId: string): void;
  /** What follows the last row: *Show more*. */
  footer: ReactNode;
}

/** The entries as a table. */
export function ActivityTable({ entries, selectedId, onSelect, footer }: Props): ReactElement {
  const t = useText();
  return (
    <ChoiceTable
      label={t('activity.list')}
      columns={columns.map((column) => ({ ...column, label: t(`activity.column.${column.name}`) }))}
      rows={entries}
      rowHeight={entryRowHeight}
      sx={{ minWidth: 760, '& td': { py: 0.5, overflow: 'hidden' } }}
      renderRow={(entry, rowIndex) => {
        const place = { rowIndex, isSelected: entry.id === selectedId, onSelect };
        if (entry.kind === 'submit') return <ActivityRow entry={entry} {...place} />;
        if (entry.kind === 'unlock') return <LockRow entry={entry} {...place} />;
        return <ForeignRow entry={entry} {...place} />;
      }}
      footer={footer}
    />
  );
}
