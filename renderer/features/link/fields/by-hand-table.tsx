import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useImperativeHandle, useMemo, useRef, useState, type ReactElement } from 'react';
import { direction } from '../../../../shared/text/en/direction';
import { link } from '../../../../shared/text/en/link';
import { record } from '../../../../shared/text/en/record';
import { addText } from '../../../../shared/text/text';
import { useAnnounce } from '../../../components/announcer';
import { useText } from '../../../text';
import { useDraft, useLinkForm, type FieldTableHandle } from '../../../components/field-values/form-context';
import { ByHandEditor } from './by-hand-editor';
import { ByHandActions, ByHandRow } from './by-hand-row';
import { HistoryButtons } from '../../../components/field-values/history-buttons';
import type { FrameColumn } from '../../../components/grid/virtual-frame';
import { VirtualTable } from '../../../components/field-values/virtual-table';

addText({ direction, link, record });

const template = 'minmax(110px, 1.2fr) minmax(100px, 1fr) minmax(110px, 1.2fr) minmax(100px, 1fr) 168px 92px';

/** Field values by hand: rows are added, edited one at a time, and removed. */
export function ByHandTable(): ReactElement {
  const t = useText();
  const { form, table } = useLinkForm();
  const announce = useAnnounce();
  const rowIds = useDraft((state) => state.rowIds);
  const isFrozen = useDraft((state) => state.isFrozen);
  const [editing, setEditing] = useState<string | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const inner = useRef<FieldTableHandle>(null);
  // A problem leads to the text boxes of its row.
  useImperativeHandle(
    table,
    () => ({ focusRow: setEditing, focusedRow: () => inner.current?.focusedRow() ?? null }),
    [],
  );
  const remove = useCallback(
    (rowId: string, name: string) => {
      form.removeRow(rowId);
      announce(t('link.row.removed', { name }));
      addButton.current?.focus();
    },
    [form, announce, t],
  );
  const actions = useMemo(() => ({ edit: setEditing, remove }), [remove]);
  const edited = !isFrozen && editing !== null && rowIds.includes(editing) ? editing : null;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 1 }}>
        <Typography variant="h2" sx={{ mr: 'auto' }}>
          {t('link.fields.heading')}
        </Typography>
        {!isFrozen && (
          <>
            <HistoryButtons />
            <Button
              ref={addButton}
              size="small"
              startIcon={<Add />}
              onClick={() => setEditing(form.addRow())}
            >
              {t('link.row.add')}
            </Button>
          </>
        )}
      </Box>
      {edited !== null && (
        <ByHandEditor
          key={edited}
          rowId={edited}
          onDone={() => {
            setEditing(null);
            addButton.current?.focus();
          }}
        />
      )}
      {rowIds.length === 0 && (
        <Typography sx={{ py: 1, color: 'text.secondary' }}>{t('link.fields.noneByHand')}</Typography>
      )}
      <ByHandActions value={actions}>
        <VirtualTable
          label={t('link.fields.heading')}
          columns={useColumns()}
          template={template}
          rowIds={rowIds}
          Row={ByHandRow}
          handle={inner}
          onReveal={doNothing}
        />
      </ByHandActions>
    </>
  );
}

/** By hand no row is ever filtered out. */
function doNothing(): void {}

function useColumns(): FrameColumn[] {
  const t = useText();
  return useMemo(
    () => [
      { id: 'field', label: t('link.column.field') },
      { id: 'key', label: t('link.column.key') },
      { id: 'value', label: t('link.column.value'), color: 'text.primary' },
      { id: 'display', label: t('link.column.displayValue') },
      { id: 'sync', label: t('link.column.sync') },
      { id: 'actions', label: t('link.column.actions') },
    ],
    [t],
  );
}
