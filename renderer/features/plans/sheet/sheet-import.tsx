import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { findMappingProblems } from '../../../../shared/sheet/column-use';
import type { PreviewChanges, SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { SiteView } from '../../../../shared/site';
import { useCloseSheet, useMakePlan, useSheetPreview, useSheetReport } from '../../../api/sheets';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { ColumnTable } from './column-table';
import { ConstantFields } from './constant-fields';
import { KeyChoices } from './key-choices';
import { SheetFacts } from './sheet-facts';
import { useSheetMapping } from './use-sheet-mapping';

interface Props {
  site: SiteView;
  opened: SheetPreview;
  onMade(planId: string): void;
  onClose(): void;
}

/** An opened sheet: how it was read, what its columns are, and what is still missing before a plan can be made of it. */
export function SheetImport({ site, opened, onMade, onClose }: Props): ReactElement {
  const t = useText();
  const heading = useFocusOnOpen();
  const [changes, setChanges] = useState<PreviewChanges>({});
  const preview = useSheetPreview(opened, changes);
  const sheet = preview.data ?? opened;
  const { mapping, fields, error, isKept, by, change, forgetColumns } = useSheetMapping(site.id, sheet);
  const problems = mapping ? findMappingProblems(mapping) : [];
  const report = useSheetReport(sheet.sheetId, problems.length === 0 && sheet.isComplete ? mapping : null);
  const make = useMakePlan();
  const close = useCloseSheet();
  const leave = () => {
    close.mutate(sheet.sheetId);
    onClose();
  };
  const confirm = (name: string) =>
    mapping &&
    make.mutate(
      { siteId: site.id, sheetId: sheet.sheetId, name, mapping },
      { onSuccess: ({ planId }) => onMade(planId) },
    );
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        p: 2,
        pt: 1,
        pb: 0,
        minHeight: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Box data-pane sx={{ display: 'grid', gap: 1.5 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
          <Button variant="text" startIcon={<ArrowBack />} onClick={leave}>
            {t('plans.back')}
          </Button>
          <Typography variant="h1" ref={heading} tabIndex={-1} sx={{ outline: 0 }}>
            {t('plans.sheet.title')}
          </Typography>
        </Box>
        {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
        <SheetFacts
          sheet={sheet}
          onChange={(changed) => {
            setChanges({ ...changes, ...changed });
            forgetColumns();
          }}
        />
      </Box>
      {error && <ErrorPanel error={error} />}
      {!mapping && !error && <EmptyState kind="loading" title={t('common.loading')} />}
      {mapping && (
        <>
          <Part title={t('plans.sheet.everyRow')}>
            <ConstantFields site={site} mapping={mapping} onChange={change} />
          </Part>
          <Part title={t('plans.sheet.columns')}>
            {isKept && <Typography variant="body2">{t('plans.sheet.kept')}</Typography>}
            <ColumnTable sheet={sheet} mapping={mapping} by={by} fields={fields} onChange={change} />
          </Part>
          <KeyChoices mapping={mapping} report={report.data ?? null} onChange={change} />
          {report.error && <ErrorPanel error={report.error} onRetry={() => void report.refetch()} />}
        </>
      )}
      <Foot
        sheet={sheet}
        problems={problems.map((problem) => t(`plans.sheet.problem.${problem}`))}
        isReady={mapping !== null && problems.length === 0}
        isMaking={make.isPending}
        error={make.error}
        onMake={confirm}
        onCancel={leave}
      />
    </Box>
  );
}

/** What was just opened has the keyboard: Tab goes on from its top. */
function useFocusOnOpen() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section" aria-label={title} data-pane sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2">{title}</Typography>
      {children}
    </Box>
  );
}

interface FootProps {
  sheet: SheetPreview;
  problems: readonly string[];
  isReady: boolean;
  isMaking: boolean;
  error: Error | null;
  onMake(name: string): void;
  onCancel(): void;
}

/** What is still missing, and the button that makes the plan: in sight however long the sheet's columns are. */
function Foot({ sheet, problems, isReady, isMaking, error, onMake, onCancel }: FootProps): ReactElement {
  const t = useText();
  const missingId = useId();
  const [name, setName] = useState(() => sheet.fileName.replace(/\.[^.]+$/, '') || t('plans.sheet.pasted'));
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
          {problems[0] ?? ''}
        </Typography>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
        <Button
          type="submit"
          variant="contained"
          aria-disabled={!mayMake}
          sx={{ '&[aria-disabled=true]': { opacity: 0.5 } }}
          aria-describedby={missingId}
          loading={isMaking}
        >
          {t('plans.sheet.make', { count: sheet.rowCount })}
        </Button>
      </Box>
    </Box>
  );
}
