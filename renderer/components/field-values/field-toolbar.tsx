import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { visuallyHidden } from '@mui/utils';
import { memo, type ReactElement, type ReactNode } from 'react';
import { CompareRules } from '../compare-rules';
import { useText } from '../../text';
import type { Side } from './draft-state';
import { useDraft, useLinkForm } from './form-context';
import { HistoryButtons } from './history-buttons';
import { tellCounts, type RowCounts } from './row-counts';
import { useRulesUsed } from './use-rules-used';
import { lowWindow, tinyWindow } from '../window-heights';

interface Props {
  counts: RowCounts;
  /** What *take all* is about. */
  rowIds: readonly string[];
  /** Whether any value of a side was read, so that there is something to take. */
  isRead: Readonly<Record<Side, boolean>>;
  /** When the values were read, and the way to read them again. */
  readTime: ReactNode;
  hint: string;
}

const toolbarLook = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 1.5,
  rowGap: 0.25,
  pb: 0.5,
  // In a low window every line of it takes one from the rows.
  [`@media ${lowWindow}`]: { rowGap: 0, pb: 0.25, '& button': { minHeight: 26, py: 0 } },
  [`@media ${tinyWindow}`]: {
    columnGap: 1,
    pb: 0,
    '& h2': visuallyHidden,
    // When it was read is the title of the button that reads again.
    '& :is([data-hint], [data-read-at])': visuallyHidden,
    '& > div:last-of-type': { flexBasis: 'auto' },
    '& button': { minHeight: 24, minWidth: 0, py: 0, px: 0.5, fontSize: '0.75rem' },
  },
} as const;

/** How many fields differ, and what is done to all fields at once. */
export const FieldToolbar = memo(function FieldToolbar(props: Props): ReactElement {
  const { counts, rowIds, isRead, readTime, hint } = props;
  const t = useText();
  const { form } = useLinkForm();
  const isFrozen = useDraft((state) => state.isFrozen);
  const countUsed = useRulesUsed();
  return (
    <Box sx={toolbarLook}>
      <Typography variant="h2">{t('link.fields.heading')}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mr: 'auto' }}>
        {tellCounts(counts, t)}
      </Typography>
      {!isFrozen && (
        <>
          <HistoryButtons />
          {/* SuperOffice stays left of the ERP: where there is no room, both go into the next line. */}
          <Box sx={{ display: 'flex', columnGap: 'inherit' }}>
            <Button
              size="small"
              disabled={!isRead.crm}
              sx={{ color: 'superoffice.main' }}
              onClick={() => form.takeAll(rowIds, 'crm')}
            >
              {t('link.fields.takeAllCrm')}
            </Button>
            <Button
              size="small"
              disabled={!isRead.erp}
              sx={{ color: 'erp.main' }}
              onClick={() => form.takeAll(rowIds, 'erp')}
            >
              {t('link.fields.takeAllErp')}
            </Button>
          </Box>
        </>
      )}
      <Box sx={{ display: 'flex', flexBasis: '100%', alignItems: 'center', columnGap: 1.5 }}>
        <Typography variant="body2" data-hint sx={{ mr: 'auto', color: 'text.secondary' }}>
          {isFrozen ? t('link.fields.frozen') : hint}
        </Typography>
        <CompareRules countUsed={countUsed} />
        {readTime}
      </Box>
    </Box>
  );
});
