import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SheetMapping } from '../../../../shared/sheet/column-use';
import type { ColumnReport } from '../../../../shared/sheet/sheet-preview';
import { useText } from '../../../text';

interface Props {
  mapping: SheetMapping;
  report: ColumnReport | null;
  onChange(mapping: SheetMapping): void;
}

const numberChoices = ['ask', 'shown', 'stored'] as const;
const spaceChoices = ['ask', 'trim', 'keep'] as const;

/** What is odd about the column of keys, and what a person can decide for all of it. */
export function KeyChoices({ mapping, report, onChange }: Props): ReactElement {
  const t = useText();
  const { keys } = mapping;
  const choose = (changes: Partial<SheetMapping['keys']>) =>
    onChange({ ...mapping, keys: { ...keys, ...changes } });
  return (
    <Box component="section" aria-label={t('plans.sheet.keys')} sx={{ display: 'grid', gap: 0.75 }}>
      {report && (
        <Typography variant="body2" component="output">
          {t('plans.sheet.keyCounts', { found: report.found, blocked: report.blocked, empty: report.empty })}
        </Typography>
      )}
      {report?.findings.map(({ code, count, row, example, params }) => (
        <Typography key={code} sx={{ color: 'caution.main' }}>
          {t(`sheet.columns.${code}`, { count, row, example, ...params })}
        </Typography>
      ))}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <TextField
          select
          size="small"
          label={t('plans.sheet.numbers')}
          value={keys.numbers}
          onChange={(event) => choose({ numbers: pick(numberChoices, event.target.value) })}
          sx={{ minWidth: 280 }}
        >
          {numberChoices.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`plans.sheet.numberChoice.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          size="small"
          label={t('plans.sheet.spaces')}
          value={keys.spaces}
          onChange={(event) => choose({ spaces: pick(spaceChoices, event.target.value) })}
          sx={{ minWidth: 280 }}
        >
          {spaceChoices.map((one) => (
            <MenuItem key={one} value={one}>
              {t(`plans.sheet.spaceChoice.${one}`)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </Box>
  );
}

function pick<T extends string>(choices: readonly [T, ...T[]] | readonly T[], value: string): T {
  const [first] = choices;
  const found = choices.find((choice) => choice === value) ?? first;
  if (found === undefined) throw new RangeError('Nothing to choose from.');
  return found;
}
