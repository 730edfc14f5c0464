import Block from '@mui/icons-material/Block';
import BlurOff from '@mui/icons-material/BlurOff';
import CheckCircle from '@mui/icons-material/CheckCircle';
import CompareArrows from '@mui/icons-material/CompareArrows';
import ContentCopy from '@mui/icons-material/ContentCopy';
import HelpOutline from '@mui/icons-material/HelpOutlined';
import HourglassEmpty from '@mui/icons-material/HourglassEmpty';
import LinkOff from '@mui/icons-material/LinkOff';
import ListAlt from '@mui/icons-material/ListAlt';
import PersonOff from '@mui/icons-material/PersonOff';
import SpaceBar from '@mui/icons-material/SpaceBar';
import TextFormat from '@mui/icons-material/TextFormat';
import type { ReactElement } from 'react';
import type { RowFinding } from '../../../shared/scan/scan-row';
import { ToneChip, type ToneLook } from '../../components/tone-chip';
import { useText } from '../../text';

export const findingLooks: Record<RowFinding, ToneLook> = {
  'not-linked': { Icon: LinkOff, tone: 'neutral' },
  'orphan-record': { Icon: PersonOff, tone: 'bad' },
  'orphan-actor': { Icon: BlurOff, tone: 'bad' },
  'double-key': { Icon: ContentCopy, tone: 'bad' },
  'not-read': { Icon: HelpOutline, tone: 'unsure' },
  different: { Icon: CompareArrows, tone: 'caution' },
  'list-value-unmapped': { Icon: ListAlt, tone: 'caution' },
  'one-side-empty': { Icon: SpaceBar, tone: 'caution' },
  cosmetic: { Icon: TextFormat, tone: 'neutral' },
  equal: { Icon: CheckCircle, tone: 'good' },
  'other-kind': { Icon: Block, tone: 'neutral' },
};

const waitingLook: ToneLook = { Icon: HourglassEmpty, tone: 'busy' };

/** A finding as icon, word and tint; null = not read yet. */
export function FindingChip({ finding }: { finding: RowFinding | null }): ReactElement {
  const t = useText();
  return (
    <ToneChip look={finding === null ? waitingLook : findingLooks[finding]}>
      {finding === null ? t('scans.waiting') : t(`scans.finding.${finding}`)}
    </ToneChip>
  );
}
