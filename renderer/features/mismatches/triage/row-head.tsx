import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import { useTimeFormat } from '../../../format-time';
import { useText } from '../../../text';
import { describeRowActor, describeRowRecord, nameRowActor, nameRowRecord } from '../describe-row';
import { FindingChip } from '../finding-look';
import { tinyWindow } from '../../../components/window-heights';
import { Key } from './key-line';

interface Props {
  fresh: FreshScanRow;
  /** That reads it again; null = none does now. */
  readKey: string | null;
  onReadAgain(): void;
}

/** Who the row is on both sides, what was found of it, and when it was read. */
export function RowHead({ fresh: { now }, readKey, onReadAgain }: Props): ReactElement {
  const t = useText();
  const time = useTimeFormat();
  const sides = [
    { color: 'superoffice.main', name: nameRowRecord(now, t), about: describeRowRecord(now, t) },
    { color: 'erp.main', name: nameRowActor(now, t), about: describeRowActor(now, t) },
  ];
  return (
    <>
      <Box data-sticky-head sx={namesLook}>
        {sides.map(({ color, name, about }) => (
          <Box key={color} sx={{ borderLeft: 3, borderColor: color, pl: 1.5, minWidth: 0 }}>
            <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
              {name}
            </Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary' }}>
              {about}
            </Typography>
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {now.findings.map((finding) => (
          <FindingChip key={finding} row={now} finding={finding} />
        ))}
        {now.at !== null && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('mismatches.triage.readAt', { time: time.clock(now.at) })}
          </Typography>
        )}
        <Button
          size="small"
          variant="text"
          onClick={onReadAgain}
          endIcon={readKey !== null && <Key>{readKey}</Key>}
        >
          {t('mismatches.triage.readAgain')}
        </Button>
      </Box>
    </>
  );
}

/** However far the fields are scrolled, it is in sight whose they are. */
const namesLook = {
  position: 'sticky',
  top: -16,
  zIndex: 2,
  mx: -2,
  px: 2,
  py: 0.5,
  bgcolor: 'background.default',
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 2,
  // Each line is one that no field has.
  [`@media ${tinyWindow}`]: { position: 'static' },
} as const;
