import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { createContext, memo, use, type ReactElement } from 'react';
import { useText } from '../../../text';
import { useDraft } from '../link-context';
import { SyncSwitches } from './sync-switches';
import { rowNameId } from './virtual-table';

interface Actions {
  edit(rowId: string): void;
  remove(rowId: string, name: string): void;
}

const ActionsContext = createContext<Actions | null>(null);
export const ByHandActions = ActionsContext.Provider;

/** One field value as it will be sent, letter by letter. */
export const ByHandRow = memo(function ByHandRow({ rowId }: { rowId: string }): ReactElement | null {
  const t = useText();
  const actions = use(ActionsContext);
  const row = useDraft((state) => state.rows[rowId]);
  if (!row) return null;
  const name = row.displayName || row.crmFieldKey || t('link.row.unnamed');
  return (
    <>
      <Box component="td" id={rowNameId(rowId)} sx={{ fontWeight: 600, overflowWrap: 'anywhere', pt: 0.5 }}>
        {name}
      </Box>
      <TextCell text={row.crmFieldKey} />
      <TextCell text={row.value} />
      <TextCell text={row.displayValue} />
      <SyncSwitches rowId={row.id} name={name} syncToCrm={row.syncToCrm} syncToErp={row.syncToErp} />
      <Box component="td" sx={{ display: 'flex' }}>
        <IconButton
          size="small"
          aria-label={t('link.row.edit', { name })}
          onClick={() => actions?.edit(rowId)}
        >
          <EditOutlined fontSize="small" />
        </IconButton>
        <IconButton
          size="small"
          aria-label={t('link.row.remove', { name })}
          onClick={() => actions?.remove(rowId, name)}
        >
          <DeleteOutlined fontSize="small" />
        </IconButton>
      </Box>
    </>
  );
});

function TextCell({ text }: { text: string }): ReactElement {
  const t = useText();
  const isEmpty = text === '';
  return (
    <Box
      component="td"
      sx={{
        pt: 0.5,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        ...(isEmpty && { color: 'text.secondary', fontStyle: 'italic' }),
      }}
    >
      {isEmpty ? t('link.row.empty') : text}
    </Box>
  );
}
