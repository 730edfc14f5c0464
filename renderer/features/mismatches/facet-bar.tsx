import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactElement } from 'react';
import { rowFindings, type RowFinding, type ScanFacets } from '../../../shared/scan/scan-row';
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
      {offered.map((finding) => (
        <Facet
          key={finding}
          finding={finding}
          count={counts[finding]}
          isOn={chosen.includes(finding)}
          onToggle={() => toggle(finding)}
        />
      ))}
    </Box>
  );
}

interface FacetProps {
  finding: RowFinding;
  count: number;
  isOn: boolean;
  onToggle(): void;
}

function Facet({ finding, count, isOn, onToggle }: FacetProps): ReactElement {
  const t = useText();
  const { Icon, tone } = findingLooks[finding];
  const word = t(`scans.finding.${finding}`);
  return (
    <ButtonBase
      aria-pressed={isOn}
      aria-label={t('mismatches.list.findingCount', { finding: word, count })}
      onClick={onToggle}
      sx={{
        gap: 0.75,
        px: 1.25,
        height: 30,
        borderRadius: 4,
        fontSize: '0.8125rem',
        fontWeight: 600,
        border: '1px solid',
        borderColor: isOn ? `${tone}.main` : 'divider',
        bgcolor: isOn ? `${tone}.tint` : 'background.paper',
        color: isOn ? `${tone}.main` : 'text.primary',
        boxShadow: isOn ? 'inset 0 0 0 1px currentColor' : 'none',
      }}
    >
      <Icon aria-hidden sx={{ fontSize: '1rem', color: `${tone}.main` }} />
      <span>{word}</span>
      <Box
        component="span"
        sx={{ color: isOn ? 'inherit' : 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
      >
        {count}
      </Box>
    </ButtonBase>
  );
}
