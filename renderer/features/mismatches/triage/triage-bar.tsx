import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';
import type { SiteView } from '../../../../shared/site';
import { WriteButton } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';

interface Props {
  site: SiteView;
  label: string;
  effect: string;
  isSending: boolean;
  onSubmit(isByKey: boolean): void;
  onOpenRecord(): void;
  /** What stands below it: the keys. */
  children: ReactNode;
}

/** What the choices would do, the button that does it, and the keys. */
export function TriageBar({
  site,
  label,
  effect,
  isSending,
  onSubmit,
  onOpenRecord,
  children,
}: Props): ReactElement {
  const t = useText();
  const effectId = useId();
  return (
    <Box data-submit-bar data-pane sx={barLook}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Typography id={effectId} sx={{ flex: '1 1 280px', overflowWrap: 'anywhere' }}>
          {effect}
        </Typography>
        <Button variant="text" onClick={onOpenRecord}>
          {t('mismatches.triage.openRecord')}
        </Button>
        <WriteButton
          site={site}
          label={label}
          isSending={isSending}
          describedBy={effectId}
          onPress={onSubmit}
        />
      </Box>
      {children}
    </Box>
  );
}

/** Always in sight, however many fields there are. */
const barLook = {
  position: 'sticky',
  bottom: -16,
  zIndex: 3,
  mx: -2,
  px: 2,
  py: 1.25,
  display: 'grid',
  gap: 1,
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
} as const;
