import useMediaQuery from '@mui/material/useMediaQuery';
import { useCallback, useMemo, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { compare as compareText } from '../../../shared/text/en/compare';
import { direction } from '../../../shared/text/en/direction';
import { link } from '../../../shared/text/en/link';
import { record } from '../../../shared/text/en/record';
import { addText } from '../../../shared/text/text';
import { useAnnounce } from '../announcer';
import { useText } from '../../text';
import { listRows } from './row-state';
import { useDraft, useLinkForm } from './form-context';
import { PlainIcon } from '../plain-icon';
import { FieldRow } from './field-row';
import { FieldToolbar } from './field-toolbar';
import { countRows } from './row-counts';
import { orderRows } from './row-order';
import { handleRowKey } from './row-keys';
import type { FrameColumn } from '../grid/virtual-frame';
import { VirtualTable } from './virtual-table';
import { narrowWindow } from '../window-heights';

addText({ compare: compareText, direction, link, record });

/** Where the usual one would have to be scrolled sideways: what is written to whom would be out of sight. */
const narrowTemplate =
  'minmax(80px, 1fr) minmax(108px, 1.45fr) minmax(100px, 1.1fr) minmax(108px, 1.45fr) 124px';
const template =
  'minmax(124px, 1fr) minmax(140px, 1.35fr) minmax(170px, 1.6fr) minmax(140px, 1.35fr) minmax(164px, 0.95fr)';

export interface FieldTableProps {
  /** When the values were read, and the way to read them again. */
  readTime: ReactNode;
  /** What the switches start with; by default that they come from the mapping. */
  hint?: string;
  /** They were read before the last write, and could not be read since. */
  isOfBefore?: boolean;
}

/** The fields that the connection maps, differing ones first. */
export function FieldTable({ readTime, hint, isOfBefore = false }: FieldTableProps): ReactElement {
  const t = useText();
  const { form, table, compare } = useLinkForm();
  const announce = useAnnounce();
  const [isFolded, setFolded] = useState(true);
  const { order, foldable, counts, isRead } = useOrder();
  const shown = useMemo(
    () => (isFolded ? order.filter((rowId) => !foldable.has(rowId)) : order),
    [isFolded, order, foldable],
  );
  const columns = useMemo<FrameColumn[]>(
    () => [
      { id: 'field', label: t('link.column.field') },
      {
        id: 'crm',
        label: t(isOfBefore ? 'link.column.crmBefore' : 'link.column.crm'),
        color: 'superoffice.main',
      },
      { id: 'value', label: t('link.column.value'), color: 'text.primary' },
      { id: 'erp', label: t(isOfBefore ? 'link.column.erpBefore' : 'link.column.erp'), color: 'erp.main' },
      { id: 'sync', label: t('link.column.sync') },
    ],
    [t, isOfBefore],
  );
  const isNarrow = useMediaQuery(narrowWindow);
  const fold = (on: boolean) => {
    setFolded(on);
    announce(t('link.fields.showing', { count: on ? order.length - foldable.size : order.length }));
  };
  const unfold = useCallback(() => setFolded(false), []);
  const handleKey = (event: KeyboardEvent, rowId: string) =>
    handleRowKey({ event, rowId, order: shown, form, compare, table, announce, t });
  return (
    <>
      <FieldToolbar
        counts={counts}
        rowIds={order}
        isRead={isRead}
        readTime={readTime}
        hint={hint ?? t('link.fields.directions')}
      />
      <VirtualTable
        label={t('link.fields.heading')}
        columns={columns}
        template={isNarrow ? narrowTemplate : template}
        rowIds={shown}
        Row={FieldRow}
        handle={table}
        onReveal={unfold}
        onRowKey={handleKey}
        footer={foldable.size > 0 && <FoldLine count={foldable.size} isFolded={isFolded} onFold={fold} />}
      />
    </>
  );
}

interface FoldProps {
  count: number;
  isFolded: boolean;
  onFold(on: boolean): void;
}

/** Stands for the rows that are equal, and shows them. */
function FoldLine({ count, isFolded, onFold }: FoldProps): ReactElement {
  const t = useText();
  return (
    <button type="button" className="fold" aria-expanded={!isFolded} onClick={() => onFold(!isFolded)}>
      <PlainIcon name={isFolded ? 'open' : 'close'} />
      {t(isFolded ? 'link.fields.showEqual' : 'link.fields.hideEqual', { count })}
    </button>
  );
}

/** Looks at the rows only when they were read anew: what both sides hold does not change while somebody types. */
function useOrder() {
  const { form, compare } = useLinkForm();
  const rowIds = useDraft((state) => state.rowIds);
  const shown = useDraft((state) => state.shown);
  const foldable = useDraft((state) => state.foldable);
  return useMemo(() => {
    const { rows, plan } = form.store.getState();
    const all = listRows({ rowIds, rows });
    return {
      order: orderRows(all, { compare, plan }),
      foldable,
      counts: countRows(all, { compare, plan }),
      isRead: { crm: all.some(({ crm }) => crm !== null), erp: all.some(({ erp }) => erp !== null) },
      shown,
    };
  }, [form, compare, rowIds, shown, foldable]);
}
