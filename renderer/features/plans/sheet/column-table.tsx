import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactElement } from 'react';
import { cellAt } from '../../../../shared/sheet/cell';
import {
  columnUses,
  type MappedColumn,
  type SheetMapping,
  type SingleUse,
} from '../../../../shared/sheet/column-use';
import type { ProposedBy } from '../../../../shared/sheet/propose-mapping';
import type { PreviewColumn, SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { FieldDescription } from '../../../../shared/write/plan';
import { OneOf } from '../../../components/combo-box/one-of';
import { useText } from '../../../text';

interface Props {
  sheet: SheetPreview;
  mapping: SheetMapping;
  by: Record<number, ProposedBy>;
  /** What the connection maps: a column can be the value of one of these. */
  fields: readonly FieldDescription[];
  onChange(change: Pick<SheetMapping, 'columns'>): void;
}

const kept = 'keep';
const fieldPrefix = 'field:';
const examples = 3;
/** Each column has a box of its own; hundreds of them would keep the page from answering. */
const shownAtFirst = 60;

/** Each column with what stands in it, and what it is for. */
export function ColumnTable({ sheet, mapping, by, fields, onChange }: Props): ReactElement {
  const t = useText();
  const choose = (column: PreviewColumn, use: string) => {
    const others = mapping.columns.filter((one) => one.column !== column.index);
    const added = toMapped(column, use);
    const columns = added ? [...others, added].toSorted((a, b) => a.column - b.column) : others;
    onChange({ columns });
  };
  const [showsAll, setShowsAll] = useState(false);
  const isShown = ({ index }: PreviewColumn, at: number) =>
    showsAll || at < shownAtFirst || mapping.columns.some((one) => one.column === index);
  const inSight = sheet.columns.filter(isShown);
  const folded = sheet.columns.length - inSight.length;
  const choices = [
    { value: kept, text: t('plans.sheet.uses.keep') },
    ...columnUses.map((use) => ({ value: use as string, text: t(`plans.sheet.uses.${use}`) })),
  ];
  return (
    <Box
      sx={{
        overflow: 'auto',
        flex: 'none',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Box
        component="table"
        sx={{
          borderCollapse: 'collapse',
          width: '100%',
          '& th, & td': { p: 0.75, textAlign: 'left', borderBottom: 1, borderColor: 'divider' },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t('plans.sheet.column')}</th>
            <th scope="col">{t('plans.sheet.use')}</th>
            <th scope="col">{t('plans.sheet.examples')}</th>
          </tr>
        </thead>
        <tbody>
          {inSight.map((column) => {
            const mapped = mapping.columns.find((one) => one.column === column.index);
            const proposedBy = by[column.index];
            return (
              <tr key={column.index}>
                <th scope="row">
                  {column.letter} {column.header}
                  {column.isHidden && ` (${t('plans.sheet.hiddenColumn')})`}
                </th>
                <Box component="td" sx={{ width: 320, minWidth: 300 }}>
                  <OneOf
                    label={t('plans.sheet.useOf', { column: column.header || column.letter })}
                    hidesLabel
                    choices={[...choices, ...fieldChoices(fields, mapped, t)]}
                    value={valueOf(mapped)}
                    onChoose={(use) => choose(column, use)}
                  />
                  {proposedBy === 'content' && (
                    <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
                      {t('plans.sheet.proposed')}
                    </Box>
                  )}
                </Box>
                <Box component="td" title={listExamples(sheet, column)} sx={examplesLook}>
                  {listExamples(sheet, column)}
                </Box>
              </tr>
            );
          })}
        </tbody>
      </Box>
      {folded > 0 && (
        <Button size="small" variant="text" onClick={() => setShowsAll(true)}>
          {t('plans.sheet.moreColumns', { count: folded })}
        </Button>
      )}
    </Box>
  );
}

function listExamples({ rows }: SheetPreview, { index }: PreviewColumn): string {
  return rows
    .slice(0, examples)
    .map((row) => cellAt(row, index).shown)
    .filter((shown) => shown !== '')
    .join('  ·  ');
}

/** As wide as the table leaves it, whatever stands in it. */
const examplesLook = {
  width: '45%',
  maxWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'pre',
  color: 'text.secondary',
} as const;

function valueOf(mapped: MappedColumn | undefined): string {
  if (!mapped) return kept;
  return mapped.use === 'field' ? `${fieldPrefix}${mapped.crmFieldKey}` : mapped.use;
}

/** Also one that the kept mapping names while the fields are still being read. */
function fieldChoices(
  fields: readonly FieldDescription[],
  mapped: MappedColumn | undefined,
  t: ReturnType<typeof useText>,
) {
  const known = fields.map(({ crmFieldKey, displayName }) => ({ crmFieldKey, displayName }));
  const isKnown =
    mapped?.use !== 'field' || known.some(({ crmFieldKey }) => crmFieldKey === mapped.crmFieldKey);
  const all = isKnown ? known : [{ crmFieldKey: mapped.crmFieldKey, displayName: mapped.header }, ...known];
  return all.map(({ crmFieldKey, displayName }) => ({
    value: `${fieldPrefix}${crmFieldKey}`,
    text: t('plans.sheet.uses.field', { name: displayName }),
  }));
}

function toMapped({ index, header }: PreviewColumn, use: string): MappedColumn | null {
  if (use === kept) return null;
  if (use.startsWith(fieldPrefix)) {
    const crmFieldKey = use.slice(fieldPrefix.length);
    return { use: 'field', column: index, header, crmFieldKey, direction: 'as-mapped' };
  }
  const single = columnUses.find((one): one is SingleUse => one === use);
  return single ? { use: single, column: index, header } : null;
}
