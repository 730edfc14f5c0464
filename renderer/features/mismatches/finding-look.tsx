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
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import type { RowFinding } from '../../../shared/scan/scan-row';
import { useText } from '../../text';

type Tone = 'neutral' | 'busy' | 'good' | 'caution' | 'bad' | 'unsure';

/** Icon and tone of each finding: each has an icon of its own, so that colour is never the only sign. */
export const findingLooks: Record<RowFinding, { Icon: typeof LinkOff; tone: Tone }> = {
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
};

/** A finding as icon, word and tint; null = not read yet. */
export function FindingChip({ finding }: { finding: RowFinding | null }): ReactElement {
  const t = useText();
  const { Icon, tone } = finding === null ? { Icon: HourglassEmpty, tone: 'busy' } : findingLooks[finding];
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
      {finding === null ? t('scans.waiting') : t(`scans.finding.${finding}`)}
    </Box>
  );
}

const tones = ['neutral', 'busy', 'good', 'caution', 'bad', 'unsure'] as const satisfies readonly Tone[];

/** The look of every mark in a list, made once: a style object in each row costs more than the row. */
export const markLook = {
  '& .mark': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 0.5,
    px: 1,
    py: 0.25,
    borderRadius: 4,
    fontSize: '0.8125rem',
    fontWeight: 600,
    whiteSpace: 'nowrap',
    '@media (forced-colors: active)': { border: '1px solid' },
  },
  '& .mark svg': { fontSize: '1rem' },
  ...Object.fromEntries(
    tones.map((tone) => [`& .mark.${tone}`, { color: `${tone}.main`, bgcolor: `${tone}.tint` }]),
  ),
} as const;

/** The same as the chip, for long lists that have `markLook`. */
export function FindingMark({ finding }: { finding: RowFinding | null }): ReactElement {
  const t = useText();
  const { Icon, tone } = finding === null ? { Icon: HourglassEmpty, tone: 'busy' } : findingLooks[finding];
  return (
    <span className={`mark ${tone}`}>
      <Icon aria-hidden />
      {finding === null ? t('scans.waiting') : t(`scans.finding.${finding}`)}
    </span>
  );
}
