import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import type { FieldComparison } from '../../../shared/compare/comparison';
import { fieldOf } from '../../../shared/write/plan';
import { useAnnounce } from '../announcer';
import { useText } from '../../text';
import { listRows } from './row-state';
import { useDraft, useLinkForm } from './form-context';
import { FieldRow } from './field-row';
import { FieldToolbar } from './field-toolbar';
import { isDifference, orderRows } from './row-order';
import { handleRowKey } from './row-keys';
import type { FrameColumn } from '../grid/virtual-frame';
import { VirtualTable } from './virtual-table';

const template =
  'minmax(108px, 1fr) minmax(140px, 1.35fr) minmax(170px, 1.6fr) minmax(140px, 1.35fr) minmax(164px, 0.95fr)';

interface Props {
  /** When the values were read, and the way to read them again. */
  readTime: ReactNode;
  /** What the switches start with; by default that they come from the mapping. */
  hint?: string;
}

/** The fields that the connection maps, differing ones first. */
export function FieldTable({ readTime, hint }: Props): ReactElement {
  const t = useText();
  const { form, table } = useLinkForm();
  const announce = useAnnounce();
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const { order, total, differ, cosmetic, unknown } = useOrder(onlyDifferences);
  const columns = useMemo<FrameColumn[]>(
    () => [
      { id: 'field', label: t('link.column.field') },
      { id: 'crm', label: t('link.column.crm'), color: 'superoffice.main' },
      { id: 'value', label: t('link.column.value'), color: 'text.primary' },
      { id: 'erp', label: t('link.column.erp'), color: 'erp.main' },
      { id: 'sync', label: t('link.column.sync') },
    ],
    [t],
  );
  const filter = (on: boolean) => {
    setOnlyDifferences(on);
    announce(t('link.fields.showing', { count: on ? differ : total }));
  };
  const showAll = useCallback(() => setOnlyDifferences(false), []);
  const handleKey = (event: KeyboardEvent, rowId: string) =>
    handleRowKey({ event, rowId, order, form, table, announce, t });
  return (
    <>
      <FieldToolbar
        total={total}
        differ={differ}
        cosmetic={cosmetic}
        unknown={unknown}
        onlyDifferences={onlyDifferences}
        onFilter={filter}
        rowIds={order}
        readTime={readTime}
        hint={hint ?? t('link.fields.directions')}
      />
      {order.length === 0 && (
        <Typography sx={{ p: 2, color: 'text.secondary' }}>
          {t(unknown === 0 ? 'link.fields.noneDiffer' : 'link.fields.noneDifferRead', { total, unknown })}
        </Typography>
      )}
      <VirtualTable
        label={t('link.fields.heading')}
        columns={columns}
        template={template}
        rowIds={order}
        Row={FieldRow}
        handle={table}
        onReveal={showAll}
        onRowKey={handleKey}
      />
    </>
  );
}

/** Looks at the rows only when they were read anew: what both sides hold does not change while somebody types. */
function useOrder(onlyDifferences: boolean) {
  const { form, compare } = useLinkForm();
  const rowIds = useDraft((state) => state.rowIds);
  const shown = useDraft((state) => state.shown);
  return useMemo(() => {
    const { rows, plan } = form.store.getState();
    const all = listRows({ rowIds, rows });
    const comparisons = all.map((row) => compare(row, fieldOf(plan, row.crmFieldKey)));
    const count = (result: FieldComparison['result']) =>
      comparisons.filter((comparison) => comparison.result === result).length;
    return {
      order: orderRows(all, { compare, plan, onlyDifferences }),
      total: all.length,
      differ: comparisons.filter(isDifference).length,
      cosmetic: count('cosmetic'),
      unknown: count('not-read'),
      shown,
    };
  }, [form, compare, rowIds, shown, onlyDifferences]);
}
