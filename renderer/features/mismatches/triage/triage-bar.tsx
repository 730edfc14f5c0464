import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId, type ReactElement, type ReactNode } from 'react';
import type { SiteView } from '../../../../shared/site';
import { SubmitBarFrame } from '../../../components/write-steps/submit-bar-frame';
import { WriteButton } from '../../../components/write-steps/write-button';
import { tinyWindow } from '../../../components/window-heights';
import { useText } from '../../../text';

interface Props {
  site: SiteView;
  label: string;
  effect: string;
  /** The record and the field that the keys are about, with both its values: in a low window its row may be all that is in sight. */
  current: string | null;
  isSending: boolean;
  onSubmit(isByKey: boolean): void;
  onOpenRecord(): void;
  /** The way to what stands in the way. */
  other: ReactNode;
  /** What stands below it: the keys. */
  children: ReactNode;
}

/** What the choices would do, the button that does it, and the keys. */
export function TriageBar({
  site,
  label,
  effect,
  current,
  isSending,
  onSubmit,
  onOpenRecord,
  other,
  children,
}: Props): ReactElement {
  const t = useText();
  const effectId = useId();
  return (
    <SubmitBarFrame look={barLook}>
      {current !== null && (
        <Typography variant="body2" sx={currentLook} title={current} aria-hidden>
          {current}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, alignItems: 'center' }}>
        <Typography id={effectId} sx={effectLook}>
          {effect}
        </Typography>
        {other}
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
    </SubmitBarFrame>
  );
}

/** Where the table has its place, the row itself says it. */
const currentLook = {
  display: 'none',
  fontWeight: 600,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  [`@media ${tinyWindow}`]: { display: 'block' },
} as const;

const effectLook = {
  flex: '1 1 280px',
  overflowWrap: 'anywhere',
  // A long reason is gone through here, so that it never pushes the fields out of the window.
  [`@media ${tinyWindow}`]: { maxHeight: '2lh', overflow: 'auto', lineHeight: 1.35 },
} as const;

/** At the foot of the window, however many fields there are. */
const barLook = {
  bottom: -16,
  mt: 'auto',
  mb: -2,
  display: 'grid',
  gap: 1,
  gridTemplateColumns: 'minmax(0, 1fr)',
  [`@media ${tinyWindow}`]: { py: 0.5, gap: 0.25 },
} as const;
