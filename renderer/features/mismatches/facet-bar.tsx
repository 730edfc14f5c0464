import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { rowFindings, type RowFinding, type ScanFacets } from '../../../shared/scan/scan-row';
import { CountToggle } from '../../components/count-toggle';
import { stateLooks } from '../../components/state-chip';
import { tinyWindow } from '../../components/window-heights';
import { useText } from '../../text';
import { findingLooks, unwrittenLook } from './finding-look';

interface Props {
  counts: Pick<ScanFacets, 'findings' | 'unsettled'>;
  chosen: readonly RowFinding[];
  isUnsettled: boolean;
  /** Rows for which something was chosen and not written. */
  unwritten: { count: number; isOn: boolean };
  onChange(findings: RowFinding[]): void;
  onUnsettled(isOn: boolean): void;
  onUnwritten(isOn: boolean): void;
}

/**
 * One switch per finding that occurs, with its count; several may be on, none means all. Before them what was written from
 * here and is not seen to be as chosen, and what was chosen and not written.
 */
export function FacetBar(props: Props): ReactElement {
  const { counts, chosen, isUnsettled, unwritten, onChange, onUnsettled, onUnwritten } = props;
  const t = useText();
  const offered = rowFindings.filter((finding) => counts.findings[finding] > 0 || chosen.includes(finding));
  const toggle = (finding: RowFinding) =>
    onChange(chosen.includes(finding) ? chosen.filter((one) => one !== finding) : [...chosen, finding]);
  return (
    <Box component="fieldset" aria-label={t('mismatches.list.findings')} sx={barLook}>
      {(counts.unsettled > 0 || isUnsettled) && (
        <CountToggle
          look={stateLooks.Unknown}
          word={t('mismatches.list.unsettled')}
          count={counts.unsettled}
          label={t('mismatches.list.findingCount', {
            finding: t('mismatches.list.unsettled'),
            count: counts.unsettled,
          })}
          isOn={isUnsettled}
          onToggle={() => onUnsettled(!isUnsettled)}
        />
      )}
      {(unwritten.count > 0 || unwritten.isOn) && (
        <CountToggle
          look={unwrittenLook}
          word={t('mismatches.list.unwritten')}
          count={unwritten.count}
          label={t('mismatches.list.findingCount', {
            finding: t('mismatches.list.unwritten'),
            count: unwritten.count,
          })}
          isOn={unwritten.isOn}
          onToggle={() => onUnwritten(!unwritten.isOn)}
        />
      )}
      {offered.map((finding) => {
        const word = t(`scans.finding.${finding}`);
        const count = counts.findings[finding];
        return (
          <CountToggle
            key={finding}
            look={findingLooks[finding]}
            word={word}
            count={count}
            label={t('mismatches.list.findingCount', { finding: word, count })}
            isOn={chosen.includes(finding)}
            onToggle={() => toggle(finding)}
          />
        );
      })}
    </Box>
  );
}

const barLook = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 0.75,
  border: 0,
  m: 0,
  p: 0,
  minWidth: 0,
  // In the lowest window the list needs the room: what does not fit is scrolled to, also by the keyboard.
  [`@media ${tinyWindow}`]: {
    flexWrap: 'nowrap',
    overflowX: 'auto',
    scrollbarWidth: 'thin',
    p: 0.5,
    '& > *': { flex: 'none' },
  },
} as const;
