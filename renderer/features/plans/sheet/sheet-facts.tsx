import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import {
  encodings,
  separators,
  type PreviewChanges,
  type SheetEncoding,
  type SheetPreview,
  type Separator,
} from '../../../../shared/sheet/sheet-preview';
import { useSheetProgress } from '../../../api/sheets';
import { SwitchField } from '../../../components/switch-field';
import { useText } from '../../../text';

interface Props {
  sheet: SheetPreview;
  onChange(change: PreviewChanges): void;
}

const noHeader = 'none';
const headerChoices = 20;

/** How the sheet was read, each point of it to be set right, and what was left out. */
export function SheetFacts({ sheet, onChange }: Props): ReactElement {
  const t = useText();
  const { hidden, text } = sheet;
  const outOfSight = hidden.hidden + hidden.filtered;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {sheet.fileName === '' ? t('plans.sheet.pasted') : sheet.fileName}
        </Typography>
        {sheet.sheets.length > 1 && (
          <Choice
            label={t('plans.sheet.sheet')}
            value={String(sheet.sheet)}
            onChoose={(value) => onChange({ sheet: Number(value) })}
          >
            {sheet.sheets.map(({ name, isHidden }, index) => (
              <MenuItem key={name} value={String(index)}>
                {isHidden ? t('plans.sheet.hiddenSheet', { name }) : name}
              </MenuItem>
            ))}
          </Choice>
        )}
        <Choice
          label={t('plans.sheet.header')}
          value={sheet.headerRow === null ? noHeader : String(sheet.headerRow)}
          onChoose={(value) => onChange({ headerRow: value === noHeader ? null : Number(value) })}
        >
          <MenuItem value={noHeader}>{t('plans.sheet.noHeader')}</MenuItem>
          {Array.from({ length: Math.max(headerChoices, (sheet.headerRow ?? 0) + 1) }, (_, row) => (
            <MenuItem key={row} value={String(row)}>
              {t('plans.sheet.headerRow', { row: row + 1 })}
            </MenuItem>
          ))}
        </Choice>
        {text && (
          <>
            <Choice
              label={t('plans.sheet.separator')}
              value={text.separator}
              onChoose={(value) => onChange({ separator: value as Separator })}
            >
              {separators.map((one) => (
                <MenuItem key={one} value={one}>
                  {t(`plans.sheet.separators.${nameSeparator(one)}`)}
                </MenuItem>
              ))}
            </Choice>
            <Choice
              label={t('plans.sheet.encoding')}
              value={text.encoding}
              onChoose={(value) => onChange({ encoding: value as SheetEncoding })}
            >
              {encodings.map((one) => (
                <MenuItem key={one} value={one}>
                  {one.toUpperCase()}
                </MenuItem>
              ))}
            </Choice>
            {text.decimalSign !== null && (
              <Typography variant="body2">{t('plans.sheet.decimals', { sign: text.decimalSign })}</Typography>
            )}
          </>
        )}
      </Box>
      {text?.encodingBy === 'assumed' && (
        <Typography variant="body2" sx={{ color: 'caution.main' }}>
          {t('plans.sheet.assumed', { encoding: text.encoding.toUpperCase() })}
        </Typography>
      )}
      <Reading sheet={sheet} />
      {outOfSight > 0 && (
        <SwitchField
          checked={hidden.areTaken}
          onChange={(takeHidden) => onChange({ takeHidden })}
          label={t('plans.sheet.takeHidden', { count: outOfSight, filtered: hidden.filtered })}
        />
      )}
      {sheet.format === 'ods' && <Typography variant="body2">{t('plans.sheet.odsHidden')}</Typography>}
      {(['merges', 'comments', 'longRows'] as const).map(
        (what) =>
          sheet[what] > 0 && (
            <Typography key={what} variant="body2" sx={{ color: 'text.secondary' }}>
              {t(`plans.sheet.${what}`, { count: sheet[what] })}
            </Typography>
          ),
      )}
    </Box>
  );
}

/** How many rows there are, or so far. */
function Reading({ sheet }: { sheet: SheetPreview }): ReactElement {
  const t = useText();
  const progress = useSheetProgress(sheet.sheetId);
  if (sheet.isComplete)
    return <Typography variant="body2">{t('plans.sheet.rows', { count: sheet.rowCount })}</Typography>;
  const count = progress?.rowCount ?? sheet.rowCount;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Box sx={{ width: 240 }}>
        <LinearProgress
          variant="determinate"
          aria-label={t('plans.sheet.reading')}
          value={100 * (progress?.share ?? 0)}
        />
      </Box>
      <Typography component="output" variant="body2">
        {t('plans.sheet.readSoFar', { count })}
      </Typography>
    </Box>
  );
}

function nameSeparator(separator: Separator): 'semicolon' | 'comma' | 'tab' | 'bar' {
  const names = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;
  return names[separator];
}

interface ChoiceProps {
  label: string;
  value: string;
  onChoose(value: string): void;
  children: ReactNode;
}

function Choice({ label, value, onChoose, children }: ChoiceProps): ReactElement {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ minWidth: 130 }}
    >
      {children}
    </TextField>
  );
}
