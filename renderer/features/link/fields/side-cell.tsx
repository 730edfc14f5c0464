import ArrowBack from '@mui/icons-material/ArrowBack';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { memo, type ReactElement } from 'react';
import type { FieldType, SideValue } from '../../../../shared/value/field-value';
import { decodeValue } from '../../../../shared/value/encoded-value';
import type { Side } from '../draft/draft-form';
import { useText } from '../../../text';
import { useLinkForm } from '../link-context';

interface Props {
  rowId: string;
  name: string;
  side: Side;
  held: SideValue | null;
  fieldType: FieldType;
  isTaken: boolean;
  isQuiet: boolean;
  isOverwritten: boolean;
}

/** What one side holds now, and the button that takes it over. Typing a value leaves it as it is drawn. */
export const SideCell = memo(function SideCell(props: Props): ReactElement {
  const { rowId, name, side, held, fieldType, isTaken, isQuiet, isOverwritten } = props;
  const t = useText();
  const { form } = useLinkForm();
  const color = side === 'crm' ? 'superoffice.main' : 'erp.main';
  const Arrow = side === 'crm' ? ArrowForward : ArrowBack;
  const take = (
    <IconButton
      size="small"
      aria-label={t(side === 'crm' ? 'link.row.takeCrm' : 'link.row.takeErp', { name })}
      aria-pressed={isTaken}
      disabled={held === null}
      onClick={() => form.take([rowId], side)}
      sx={{
        color: isTaken && !isQuiet ? color : 'text.secondary',
        border: 1,
        borderColor: isQuiet ? 'transparent' : isTaken ? color : 'divider',
      }}
    >
      <Arrow fontSize="inherit" />
    </IconButton>
  );
  return (
    <Box
      component="td"
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', pt: 0.375, justifyContent: 'space-between' }}
    >
      {side === 'erp' && take}
      <Box sx={{ flex: 1, minWidth: 0, pt: 0.25, color: isQuiet ? 'text.secondary' : 'text.primary' }}>
        <SideText held={held} fieldType={fieldType} />
        {isOverwritten && (
          <Box sx={{ color: 'caution.main', fontSize: '0.75rem', fontWeight: 600 }}>
            {t('link.row.overwritten')}
          </Box>
        )}
      </Box>
      {side === 'crm' && take}
    </Box>
  );
});

const longText = 90;

function SideText({ held, fieldType }: Pick<Props, 'held' | 'fieldType'>): ReactElement {
  const t = useText();
  const text = held === null ? t('link.row.notRead') : showSide(held, fieldType) || t('link.row.empty');
  const isMissing = held === null || held.value === '';
  const isLong = text.length > longText || text.split('\n').length > 2;
  return (
    <Box
      // A long value is cut to three lines; with the focus on it, by key or mouse, it shows whole.
      {...(isLong ? { tabIndex: 0, role: 'note', 'aria-label': text } : {})}
      sx={{
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        fontSize: '0.875rem',
        ...(isMissing && { color: 'text.secondary', fontStyle: 'italic' }),
        ...(isLong && {
          display: '-webkit-box',
          WebkitBoxOrient: 'vertical',
          WebkitLineClamp: '3',
          overflow: 'hidden',
          '&:focus': { WebkitLineClamp: 'unset' },
        }),
      }}
    >
      {text}
    </Box>
  );
}

const hidden = '••••••';

/** A side's value as a person reads it: the site's own words where it gave some. */
function showSide(held: SideValue, fieldType: FieldType): string {
  if (held.value === '') return '';
  if (fieldType === 'Password') return hidden;
  return held.displayValue || decodeValue(held.value, fieldType);
}
