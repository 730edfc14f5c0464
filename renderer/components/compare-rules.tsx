import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactElement } from 'react';
import { compareRules, type CompareRule } from '../../shared/compare/comparison';
import { usePreferences, useSetPreferences } from '../api/preferences';
import { ErrorPanel } from './error-panel';
import { SwitchField } from './switch-field';
import { useText } from '../text';

interface Props {
  /** In how many fields of what is shown each rule tells two texts to be one; without it that is not told. */
  countUsed?(): ReadonlyMap<CompareRule, number>;
}

/** The rules by which a difference counts as cosmetic: each can be seen, with how often it applies here, and switched off. */
export function CompareRules({ countUsed }: Props): ReactElement {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant="text"
        aria-haspopup="dialog"
        sx={{ whiteSpace: 'nowrap' }}
        onClick={() => setOpen(true)}
      >
        {t('record.compare.rules')}
      </Button>
      {isOpen && <RulesDialog used={countUsed?.() ?? noneUsed} onClose={() => setOpen(false)} />}
    </>
  );
}

const noneUsed: ReadonlyMap<CompareRule, number> = new Map();

interface DialogProps {
  used: ReadonlyMap<CompareRule, number>;
  onClose(): void;
}

function RulesDialog({ used, onClose }: DialogProps): ReactElement {
  const t = useText();
  const titleId = useId();
  const off = usePreferences().data?.compareRulesOff ?? [];
  const change = useSetPreferences();
  const turn = (rule: CompareRule, isOn: boolean) =>
    change.mutate({
      compareRulesOff: compareRules.filter((one) => (one === rule ? !isOn : off.includes(one))),
    });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm">
      <DialogTitle id={titleId} variant="h2">
        {t('record.compare.rules')}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {t('record.compare.rulesHelp')}
        </Typography>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
          {compareRules.map((rule) => (
            <li key={rule}>
              <SwitchField
                checked={!off.includes(rule)}
                onChange={(isOn) => turn(rule, isOn)}
                label={t(`compare.rule.${rule}`)}
              />
              <Typography variant="body2" sx={{ color: 'text.secondary', pl: 4.75 }}>
                {t(`compare.ruleSays.${rule}`)}
                {(used.get(rule) ?? 0) > 0 && (
                  <strong> {t('record.compare.rulesUsed', { count: used.get(rule) ?? 0 })}</strong>
                )}
              </Typography>
            </li>
          ))}
        </Box>
        {change.error && <ErrorPanel error={change.error} />}
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
