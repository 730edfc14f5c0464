import Block from '@mui/icons-material/Block';
import CallMade from '@mui/icons-material/CallMade';
import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import CompareArrows from '@mui/icons-material/CompareArrows';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import SkipNext from '@mui/icons-material/SkipNext';
import Sync from '@mui/icons-material/Sync';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import type { LinkState } from '../../shared/write/states';
import { useText } from '../text';

type ToneName = 'neutral' | 'busy' | 'good' | 'caution' | 'bad' | 'unsure';

/** Icon and tone of each state: every state has an icon of its own, so that colour is never the only sign. */
export const stateLooks: Record<LinkState, { Icon: typeof Block; tone: ToneName }> = {
  Draft: { Icon: EditOutlined, tone: 'neutral' },
  Ready: { Icon: RadioButtonUnchecked, tone: 'busy' },
  Warning: { Icon: WarningAmber, tone: 'caution' },
  Blocked: { Icon: Block, tone: 'bad' },
  Sending: { Icon: Sync, tone: 'busy' },
  Sent: { Icon: CallMade, tone: 'busy' },
  Verified: { Icon: CheckCircle, tone: 'good' },
  Different: { Icon: CompareArrows, tone: 'caution' },
  Failed: { Icon: ErrorOutline, tone: 'bad' },
  Unknown: { Icon: HelpOutline, tone: 'unsure' },
  Skipped: { Icon: SkipNext, tone: 'neutral' },
  Cancelled: { Icon: CancelOutlined, tone: 'neutral' },
};

/** The state of a link as icon, word and tint. */
export function StateChip({ state }: { state: LinkState }): ReactElement {
  const t = useText();
  const { Icon, tone } = stateLooks[state];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        px: 1,
        py: 0.25,
        borderRadius: 4,
        fontSize: '0.8125rem',
        fontWeight: 600,
        whiteSpace: 'nowrap',
        color: `${tone}.main`,
        bgcolor: `${tone}.tint`,
        '@media (forced-colors: active)': { border: '1px solid' },
      }}
    >
      <Icon sx={{ fontSize: '1rem' }} aria-hidden />
      {t(`common.state.${state}`)}
    </Box>
  );
}
