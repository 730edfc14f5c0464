import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useId, useState, type ReactElement } from 'react';
import type { SheetPreview } from '../../../../shared/sheet/sheet-preview';
import { usePlans } from '../../../api/plans';
import { useWouldBeLost } from '../../../app-state/would-be-lost';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { namePlan } from './sheet-facts';

interface Props {
  siteId: string;
  sheet: SheetPreview;
  /** What is missing before a plan can be made, or what will be wrong with it. */
  problem: string | undefined;
  isReady: boolean;
  isMaking: boolean;
  error: Error | null;
  onMake(name: string): void;
  onCancel(): void;
}

/** What is still missing, and the button that makes the plan: in sight however long the sheet's columns are. */
export function SheetImportFoot({
  siteId,
  sheet,
  problem,
  isReady,
  isMaking,
  error,
  onMake,
  onCancel,
}: Props): ReactElement {
  const t = useText();
  const missingId = useId();
  const sameFileId = useId();
  const plans = usePlans(siteId).data ?? [];
  const [typed, setName] = useState<string | null>(null);
  useWouldBeLost('sheet', () => typed !== null);
  const name =
    typed ??
    namePlan(
      sheet,
      plans.map((plan) => plan.name),
      t,
    );
  const sameFile = plans.filter(({ fileName }) => fileName !== '' && fileName === sheet.fileName);
  const mayMake = isReady && name.trim() !== '' && !isMaking;
  return (
    <Box
      component="form"
      data-pane
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (mayMake) onMake(name.trim());
      }}
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 1,
        mt: 'auto',
        mx: -2,
        px: 2,
        py: 1.5,
        display: 'grid',
        gap: 1,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      {error && <ErrorPanel error={error} />}
      {sameFile[0] && (
        <Typography id={sameFileId} variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {t('plans.sheet.sameFile', {
            file: sheet.fileName,
            name: sameFile[0].name,
            count: sameFile.length,
          })}
        </Typography>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <TextField
          size="small"
          label={t('plans.sheet.planName')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          sx={{ flex: '0 1 320px', width: 'auto' }}
        />
        <Typography id={missingId} variant="body2" component="output" sx={{ flex: '1 1 200px', minWidth: 0 }}>
          {problem ?? ''}
        </Typography>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button
          type="submit"
          variant="contained"
          aria-disabled={!mayMake}
          aria-describedby={sameFile[0] ? `${sameFileId} ${missingId}` : missingId}
          loading={isMaking}
        >
          {sheet.isComplete ? t('plans.sheet.make', { count: sheet.rowCount }) : t('plans.sheet.makeLater')}
        </Button>
      </Box>
    </Box>
  );
}
