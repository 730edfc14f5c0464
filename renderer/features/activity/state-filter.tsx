import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactElement } from 'react';
import { submitStates, type SubmitState } from '../../../shared/write/states';
import { stateLooks } from '../../components/state-chip';
import { useText } from '../../text';

interface Props {
  counts: Record<SubmitState, number>;
  chosen: readonly SubmitState[];
  onChange(states: SubmitState[]): void;
}

function StateToggle(props: {
  state: SubmitState;
  count: number;
  isOn: boolean;
  onToggle(): void;
}): ReactElement {
  const t = useText();
  const { state, count, isOn, onToggle } = props;
  const { Icon, tone } = stateLooks[state];
  const word = t(`common.state.${state}`);
  return (
    <ButtonBase
      aria-pressed={isOn}
      aria-label={t('activity.filterState', { state: word, count })}
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
      <Box component="span" sx={{ color: isOn ? 'inherit' : 'text.secondary' }}>
        {count}
      </Box>
    </ButtonBase>
  );
}

/** One switch per state that occurs, with its count; several may be on, none means all. */
export function StateFilter({ counts, chosen, onChange }: Props): ReactElement {
  const t = useText();
  const offered = submitStates.filter((state) => counts[state] > 0 || chosen.includes(state));
  const toggle = (state: SubmitState) =>
    onChange(chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state]);
  return (
    <Box
      component="fieldset"
      aria-label={t('activity.filter')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, border: 0, m: 0, p: 0, minWidth: 0 }}
    >
      {offered.map((state) => (
        <StateToggle
          key={state}
          state={state}
          count={counts[state]}
          isOn={chosen.includes(state)}
          onToggle={() => toggle(state)}
        />
      ))}
      {chosen.length > 0 && (
        <Button size="small" variant="text" onClick={() => onChange([])}>
          {t('activity.clear')}
        </Button>
      )}
    </Box>
  );
}
