import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SiteView } from '../../../../shared/site';
import { WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';

interface Props {
  site: SiteView;
  label: string;
  effect: string;
  isSending: boolean;
  onSubmit(): void;
  onOpenRecord(): void;
}

/** What the choices would do, and the button that does it. */
export function TriageBar({ site, label, effect, isSending, onSubmit, onOpenRecord }: Props): ReactElement {
  const t = useText();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      <Typography id="triage-effect" sx={{ flex: '1 1 280px', overflowWrap: 'anywhere' }}>
        {effect}
      </Typography>
      <Button variant="text" onClick={onOpenRecord}>
        {t('mismatches.triage.openRecord')}
      </Button>
      <WriteButton
        site={site}
        label={label}
        isSending={isSending}
        describedBy="triage-effect"
        onPress={onSubmit}
      />
    </Box>
  );
}
