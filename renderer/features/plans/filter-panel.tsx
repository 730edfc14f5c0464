import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { memo, useDeferredValue, useMemo, type ReactElement } from 'react';
import type { Plan, PlanFacets } from '../../../shared/link-plan/plan';
import { everyRow, type RowFilter } from '../../../shared/link-plan/row-query';
import { rowReasonCodes } from '../../../shared/link-plan/row-reason';
import { rowStands } from '../../../shared/link-plan/row-stand';
import { decisions } from '../../../shared/link-plan/row-state';
import { usePlanFacets, usePlanRuns } from '../../api/plans';
import { ShapeIcon } from '../../components/plain-icon';
import type { ToneLook } from '../../components/tone-chip';
import { useText } from '../../text';
import { countLive } from './live-counts';
import { lookOfStand, nameStandAlone } from './stand-chip';

interface Props {
  plan: Plan;
  filter: RowFilter;
  onChange(filter: RowFilter): void;
}

/** How many rows stand how, and of each reason and decision; a press shows those alone. */
export const FilterPanel = memo(function FilterPanel({ plan, filter, onChange }: Props): ReactElement {
  const { data: facets } = usePlanFacets(plan.planId, filter);
  const { data: runs } = usePlanRuns(plan.planId);
  const { text, reasons, decisions: decided } = filter;
  const isOfAll = text === '' && reasons.length === 0 && decided.length === 0;
  const states = useMemo(
    // One source: asked for apart, these and what the run says would differ for a moment.
    () => (isOfAll ? countLive(plan, runs ?? []) : facets?.states),
    [isOfAll, plan, runs, facets],
  );
  // Several times a second during a run; keys go first.
  return (
    <Facets
      states={useDeferredValue(states) ?? states}
      reasons={useDeferredValue(facets?.reasons) ?? facets?.reasons}
      decided={useDeferredValue(facets?.decisions) ?? facets?.decisions}
      filter={filter}
      onChange={onChange}
    />
  );
});

interface FacetsProps extends Pick<Props, 'filter' | 'onChange'> {
  states: PlanFacets['states'] | undefined;
  reasons: PlanFacets['reasons'] | undefined;
  decided: PlanFacets['decisions'] | undefined;
}

const Facets = memo(function Facets(props: FacetsProps): ReactElement {
  const { states, reasons, decided, filter, onChange } = props;
  const t = useText();
  const isFiltered =
    filter.text !== '' || [filter.states, filter.reasons, filter.decisions].some((one) => one.length > 0);
  return (
    <Box
      component="nav"
      aria-label={t('plans.facets.title')}
      data-pane
      sx={{ overflow: 'auto', minHeight: 0, display: 'flex', flexDirection: 'column', gap: 1.5, pr: 0.5 }}
    >
      {isFiltered && (
        <Button size="small" onClick={() => onChange(everyRow)}>
          {t('plans.facets.clear')}
        </Button>
      )}
      <Facet
        title={t('plans.facets.states')}
        options={rowStands}
        counts={states}
        chosen={filter.states}
        nameOf={(stand) => nameStandAlone(stand, t)}
        iconOf={lookOfStand}
        onChange={(chosen) => onChange({ ...filter, states: chosen })}
      />
      <Facet
        title={t('plans.facets.reasons')}
        options={rowReasonCodes}
        counts={reasons}
        chosen={filter.reasons}
        nameOf={(code) => t(`plans.reason.${code}`)}
        onChange={(chosen) => onChange({ ...filter, reasons: chosen })}
      />
      <Facet
        title={t('plans.facets.decisions')}
        options={[...decisions, 'none'] as const}
        counts={decided}
        chosen={filter.decisions}
        nameOf={(decision) => t(`plans.decision.${decision}`)}
        onChange={(chosen) => onChange({ ...filter, decisions: chosen })}
      />
    </Box>
  );
});

interface FacetProps<T extends string> {
  title: string;
  options: readonly T[];
  counts: Partial<Record<T, number>> | undefined;
  chosen: readonly T[];
  nameOf(option: T): string;
  iconOf?(option: T): ToneLook;
  onChange(chosen: T[]): void;
}

function Facet<T extends string>(props: FacetProps<T>): ReactElement | null {
  const { title, options, counts, chosen, nameOf, iconOf, onChange } = props;
  const t = useText();
  const offered = options.filter((option) => (counts?.[option] ?? 0) > 0 || chosen.includes(option));
  if (offered.length === 0) return null;
  const toggle = (option: T) =>
    onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid' }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 650, color: 'text.secondary', p: 0 }}>
        {title}
      </Typography>
      {offered.map((option) => {
        const isOn = chosen.includes(option);
        const count = counts?.[option] ?? 0;
        const look = iconOf?.(option);
        return (
          <ButtonBase
            key={option}
            aria-pressed={isOn}
            aria-label={t('plans.facets.toggle', { name: nameOf(option), count })}
            onClick={() => toggle(option)}
            sx={{
              justifyContent: 'start',
              gap: 0.75,
              px: 0.75,
              py: 0.375,
              // The least that a finger or a shaking hand hits, of one under the other.
              minHeight: 24,
              borderRadius: 1,
              fontSize: '0.8125rem',
              textAlign: 'left',
              bgcolor: isOn ? 'action.selected' : 'transparent',
              fontWeight: isOn ? 650 : 400,
              '&:hover': { bgcolor: 'action.hover' },
            }}
          >
            {look && (
              <Box component="span" sx={{ display: 'inline-flex', flex: 'none', color: `${look.tone}.main` }}>
                <ShapeIcon shape={look.shape} size="1rem" />
              </Box>
            )}
            <Box component="span" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
              {nameOf(option)}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
              {count}
            </Box>
          </ButtonBase>
        );
      })}
    </Box>
  );
}
