import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { useText } from '../../../text';
import type { ToldChoice } from './tell-choice';

/** Every value that will be written, with what it takes the place of; what clears something stands out. */
export function WrittenLines({ told }: { told: readonly ToldChoice[] }): ReactElement {
  const t = useText();
  return (
    <Box
      component="ul"
      aria-label={t('mismatches.triage.written')}
      sx={{ mt: 1, mb: 0, pl: 2.5, maxHeight: 220, overflow: 'auto', overflowWrap: 'anywhere' }}
    >
      {told.map(({ crmFieldKey, line, clears }) => (
        <Box
          component="li"
          key={crmFieldKey}
          sx={clears ? { color: 'caution.main', fontWeight: 600 } : undefined}
        >
          {line}
        </Box>
      ))}
    </Box>
  );
}
