import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactElement } from 'react';
import { submitStates, type SubmitState } from '../../../shared/write/states';
import { CountToggle } from '../../components/count-toggle';
import { stateLooks } from '../../components/state-chip';
import { useText } from '../../text';

interface Props {
  counts: Record<SubmitState, number>;
  chosen: readonly SubmitState[];
  onChange(states: SubmitState[]): void;
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
      {offered.map((state) => {
        const word = t(`common.state.${state}`);
        const count = counts[state];
        return (
          <CountToggle
            key={state}
            look={stateLooks[state]}
            word={word}
            count={count}
            label={t('activity.filterState', { state: word, count })}
            isOn={chosen.includes(state)}
            onToggle={() => toggle(state)}
          />
        );
      })}
      {chosen.length > 0 && (
        <Button size="small" variant="text" onClick={() => onChange([])}>
          {t('activity.clear')}
        </Button>
      )}
    </Box>
  );
}
