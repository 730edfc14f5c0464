import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import {
  encodings,
  separators,
  type PreviewChanges,
  type SheetPreview,
  type Separator,
} from '../../../../shared/sheet/sheet-preview';
import { useSheetProgress } from '../../../api/sheets';
import { OneOf } from '../../../components/combo-box/one-of';
import { SwitchField } from '../../../components/switch-field';
import { useText } from '../../../text';

interface Props {
  sheet: SheetPreview;
  onChange(change: PreviewChanges): void;
}

const noHeader = 'none';

/** How the sheet was read, each point of it to be set right, and what was left out. */
export function SheetFacts({ sheet, onChange }: Props): ReactElement {
  const t = useText();
  const { hidden, text } = sheet;
  const outOfSight = hidden.hidden + hidden.filtered;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Box sx={{ flex: '1 1 260px', maxWidth: 460, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{nameSheet(sheet, t)}</Typography>
          <Reading sheet={sheet} />
        </Box>
        {sheet.sheets.length > 1 && (
          <OneOf
            label={t('plans.sheet.sheet')}
            choices={sheet.sheets.map(({ name, isHidden }, index) => ({
              value: String(index),
              text: isHidden ? t('plans.sheet.hiddenSheet', { name }) : name,
            }))}
            value={String(sheet.sheet)}
            onChoose={(value) => onChange({ sheet: Number(value) })}
            widthPx={220}
          />
        )}
        {sheet.listed === null && (
          <OneOf
            label={t('plans.sheet.header')}
            choices={headerRowChoices(sheet, t)}
            value={sheet.headerRow === null ? noHeader : String(sheet.headerRow)}
            onChoose={(value) => onChange({ headerRow: value === noHeader ? null : Number(value) })}
            widthPx={130}
          />
        )}
        {text && (
          <>
            <OneOf
              label={t('plans.sheet.separator')}
              choices={separators.map((value) => ({
                value,
                text: t(`plans.sheet.separators.${nameSeparator(value)}`),
              }))}
              value={text.separator}
              onChoose={(separator) => onChange({ separator })}
              widthPx={150}
            />
            <OneOf
              label={t('plans.sheet.encoding')}
              choices={encodings.map((value) => ({ value, text: value.toUpperCase() }))}
              value={text.encoding}
              onChoose={(encoding) => onChange({ encoding })}
              widthPx={160}
            />
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
      {outOfSight > 0 && (
        <SwitchField
          checked={hidden.areTaken}
          onChange={(takeHidden) => onChange({ takeHidden })}
          label={t(`plans.sheet.take.${outOfSightBy(hidden)}`, {
            count: outOfSight,
            filtered: hidden.filtered,
          })}
        />
      )}
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

/** What a sheet goes by, and with it the plan that is made of it. */
export function nameSheet(
  { fileName, listed }: Pick<SheetPreview, 'fileName' | 'listed'>,
  t: ReturnType<typeof useText>,
): string {
  if (fileName !== '') return fileName;
  return listed ? t(`plans.listing.kinds.${listed.of}`) : t('plans.sheet.pasted');
}

/** The name for a plan made of a sheet: as the sheet is called, numbered where the site has a plan of that name. */
export function namePlan(
  sheet: Pick<SheetPreview, 'fileName' | 'listed'>,
  taken: readonly string[],
  t: ReturnType<typeof useText>,
): string {
  const name = nameSheet(sheet, t).replace(/\.[^.]+$/, '');
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = t('plans.sheet.numbered', { name, number });
    if (!taken.includes(numbered)) return numbered;
  }
}

function outOfSightBy({ hidden, filtered }: SheetPreview['hidden']): 'hidden' | 'filtered' | 'both' {
  if (filtered === 0) return 'hidden';
  return hidden === 0 ? 'filtered' : 'both';
}

/** How many rows there are, or so far. */
function Reading({ sheet }: { sheet: SheetPreview }): ReactElement {
  const t = useText();
  const progress = useSheetProgress(sheet.sheetId);
  if (sheet.isComplete)
    return <Typography variant="body2">{t('plans.sheet.rows', { count: sheet.rowCount })}</Typography>;
  // What is read is told with the header.
  const above = sheet.headerRow === null ? 0 : sheet.headerRow + 1;
  const count = Math.max(sheet.rowCount, (progress?.rowCount ?? 0) - above);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Box sx={{ flex: '0 1 160px' }}>
        <LinearProgress
          aria-label={t('plans.sheet.reading')}
          {...(sheet.listed ? {} : { variant: 'determinate', value: 100 * (progress?.share ?? 0) })}
        />
      </Box>
      <Typography component="output" variant="body2">
        {t('plans.sheet.readSoFar', { count })}
      </Typography>
    </Box>
  );
}

function headerRowChoices(sheet: SheetPreview, t: ReturnType<typeof useText>) {
  const rows = sheet.firstNumbers.map((number, row) => ({
    value: String(row),
    text: t('plans.sheet.headerRow', { row: number }),
  }));
  return [{ value: noHeader, text: t('plans.sheet.noHeader') }, ...rows];
}

function nameSeparator(separator: Separator): 'semicolon' | 'comma' | 'tab' | 'bar' {
  const names = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' } as const;
  return names[separator];
}
