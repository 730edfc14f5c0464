import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SheetMapping } from '../../../../shared/sheet/column-use';
import type { ColumnReport } from '../../../../shared/sheet/sheet-preview';
import { OneOf } from '../../../components/combo-box/one-of';
import { useText } from '../../../text';

interface Props {
  mapping: SheetMapping;
  report: ColumnReport | null;
  /** The keys are those of the ERP itself, so there is nothing to decide. */
  isListed: boolean;
  onChange(change: Partial<SheetMapping>): void;
}

const numberChoices = ['ask', 'shown', 'stored'] as const;
const spaceChoices = ['ask', 'trim', 'keep'] as const;

/** What is odd about the column of keys, and what a person can decide for all of it. */
export function KeyChoices({ mapping, report, isListed, onChange }: Props): ReactElement {
  const t = useText();
  const { keys } = mapping;
  return (
    <Box component="section" aria-label={t('plans.sheet.keys')} sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2">{t('plans.sheet.keys')}</Typography>
      {report && (
        <Typography variant="body2" component="output">
          {t('plans.sheet.keyCounts', {
            found: t('plans.sheet.keyCount', { count: report.found }),
            blocked: t('plans.sheet.blockedCells', { count: report.blocked }),
            empty: report.empty,
          })}
        </Typography>
      )}
      {report?.findings.map(({ code, count, row, example, params }) => (
        <Typography key={code} variant="body2" sx={{ color: 'caution.main' }}>
          {t(`sheet.columns.${code}`, { count, row, example, ...params })}
        </Typography>
      ))}
      {!isListed && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 0.5, '& > div': { flex: '0 1 480px' } }}>
          <OneOf
            label={t('plans.sheet.numbers')}
            choices={numberChoices.map((value) => ({ value, text: t(`plans.sheet.numberChoice.${value}`) }))}
            value={keys.numbers}
            onChoose={(numbers) => onChange({ keys: { ...keys, numbers } })}
          />
          <OneOf
            label={t('plans.sheet.spaces')}
            choices={spaceChoices.map((value) => ({ value, text: t(`plans.sheet.spaceChoice.${value}`) }))}
            value={keys.spaces}
            onChoose={(spaces) => onChange({ keys: { ...keys, spaces } })}
          />
        </Box>
      )}
    </Box>
  );
}
