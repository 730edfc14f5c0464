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
import type { ReactElement } from 'react';
import type { LinkState } from '../../shared/write/states';
import { useText } from '../text';
import { ToneChip, type ToneLook } from './tone-chip';

export const stateLooks: Record<LinkState, ToneLook> = {
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
  return <ToneChip look={stateLooks[state]}>{t(`common.state.${state}`)}</ToneChip>;
}
