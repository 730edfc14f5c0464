import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { rowFindings, type RowFinding, type ScanFacets } from '../../../shared/scan/scan-row';
import { CountToggle } from '../../components/count-toggle';
import { useText } from '../../text';
import { findingLooks } from './finding-look';

interface Props {
  counts: ScanFacets['findings'];
  chosen: readonly RowFinding[];
  onChange(findings: RowFinding[]): void;
}

/** One switch per finding that occurs, with its count; several may be on, none means all. */
export function FacetBar({ counts, chosen, onChange }: Props): ReactElement {
  const t = useText();
  const offered = rowFindings.filter((finding) => counts[finding] > 0 || chosen.includes(finding));
  const toggle = (finding: RowFinding) =>
    onChange(chosen.includes(finding) ? chosen.filter((one) => one !== finding) : [...chosen, finding]);
  return (
    <Box
      component="fieldset"
      aria-label={t('mismatches.list.findings')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, border: 0, m: 0, p: 0, minWidth: 0 }}
    >
      {offered.map((finding) => {
        const word = t(`scans.finding.${finding}`);
        const count = counts[finding];
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
