import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useId, useState, type ReactElement } from 'react';
import type { ScanQuery } from '../../../shared/scan/scan-query';
import { useExportScan } from '../../api/scans';
import { useAnnounce } from '../../components/announcer';
import { ErrorPanel } from '../../components/error-panel';
import { useText } from '../../text';

const formats = [
  ['csv', 'mismatches.list.exportCsv'],
  ['xlsx', 'mismatches.list.exportXlsx'],
  ['jsonl', 'mismatches.list.exportJsonl'],
] as const;

/** Writes what the list shows to a file that the person chooses. */
export function ExportButton({ scanId, query }: { scanId: string; query: ScanQuery }): ReactElement {
  const t = useText();
  const announce = useAnnounce();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const menuId = useId();
  const run = useExportScan();
  const done = run.data?.fileName ? t('mismatches.list.exported', { ...run.data }) : null;
  const start = (format: (typeof formats)[number][0]) => {
    setAnchor(null);
    run.mutate(
      { scanId, query, format },
      { onSuccess: (file) => file.fileName !== null && announce(t('mismatches.list.exported', { ...file })) },
    );
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.5, justifyItems: 'end' }}>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={menuId}
        aria-disabled={run.isPending}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t('mismatches.list.export')}
      </Button>
      <Menu id={menuId} anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {formats.map(([format, label]) => (
          <MenuItem key={format} onClick={() => start(format)}>
            {t(label)}
          </MenuItem>
        ))}
      </Menu>
      {done !== null && (
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', overflowWrap: 'anywhere', maxWidth: 320 }}>
          {done}
        </Box>
      )}
      {run.error && <ErrorPanel error={run.error} />}
    </Box>
  );
}
