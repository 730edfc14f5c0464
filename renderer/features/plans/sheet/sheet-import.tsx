import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState, type ReactElement } from 'react';
import { findMappingProblems, type SheetMapping } from '../../../../shared/sheet/column-use';
import type { PreviewChanges, SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { SiteView } from '../../../../shared/site';
import {
  useCloseSheet,
  useMakePlan,
  useMappedFields,
  useProposedMapping,
  useSheetPreview,
  useSheetReport,
} from '../../../api/sheets';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { useText } from '../../../text';
import { ColumnTable } from './column-table';
import { ConstantFields } from './constant-fields';
import { KeyChoices } from './key-choices';
import { SheetFacts } from './sheet-facts';

interface Props {
  site: SiteView;
  opened: SheetPreview;
  onMade(planId: string): void;
  onClose(): void;
}

/** An opened sheet: how it was read, what its columns are, and what is still missing before a plan can be made of it. */
export function SheetImport({ site, opened, onMade, onClose }: Props): ReactElement {
  const t = useText();
  const [changes, setChanges] = useState<PreviewChanges>({});
  const preview = useSheetPreview(opened, changes);
  const sheet = preview.data ?? opened;
  const [edited, setEdited] = useState<SheetMapping | null>(null);
  const [name, setName] = useState(opened.fileName.replace(/\.[^.]+$/, ''));
  const constants = edited ?? null;
  const fields = useMappedFields(
    site.id,
    constants?.erpConnectionId ?? null,
    constants?.erpActorType ?? null,
  ).data;
  const known = useMemo(
    () => fields?.fields.map(({ crmFieldKey, displayName }) => ({ crmFieldKey, displayName })) ?? [],
    [fields],
  );
  const proposal = useProposedMapping(sheet, site.id, known);
  const mapping = edited ?? proposal.data?.mapping ?? null;
  const problems = mapping ? findMappingProblems(mapping) : [];
  const report = useSheetReport(sheet.sheetId, problems.length === 0 && sheet.isComplete ? mapping : null);
  const make = useMakePlan();
  const close = useCloseSheet();
  const leave = () => {
    close.mutate(sheet.sheetId);
    onClose();
  };
  const confirm = () =>
    mapping &&
    make.mutate(
      { siteId: site.id, sheetId: sheet.sheetId, name: name.trim(), mapping },
      { onSuccess: ({ planId }) => onMade(planId) },
    );
  const mayMake = mapping !== null && problems.length === 0 && name.trim() !== '' && !make.isPending;
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 1.5,
        p: 2,
        minHeight: '100%',
        boxSizing: 'border-box',
      }}
    >
      <Typography variant="h1">{t('plans.sheet.title')}</Typography>
      {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
      <SheetFacts
        sheet={sheet}
        onChange={(change) => {
          setChanges({ ...changes, ...change });
          setEdited(null);
        }}
      />
      {proposal.error && <ErrorPanel error={proposal.error} />}
      {!mapping && !proposal.error && <EmptyState kind="loading" title={t('common.loading')} />}
      {mapping && (
        <>
          {proposal.data?.isKept && edited === null && (
            <Typography variant="body2">{t('plans.sheet.kept')}</Typography>
          )}
          <ConstantFields site={site} mapping={mapping} onChange={setEdited} />
          <ColumnTable
            sheet={sheet}
            mapping={mapping}
            by={edited ? {} : (proposal.data?.by ?? {})}
            fields={fields?.fields ?? []}
            onChange={setEdited}
          />
          <KeyChoices mapping={mapping} report={report.data ?? null} onChange={setEdited} />
          {problems.map((problem) => (
            <Typography key={problem} sx={{ color: 'bad.main' }}>
              {t(`plans.sheet.problem.${problem}`)}
            </Typography>
          ))}
        </>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <TextField
          size="small"
          label={t('plans.rename.label')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Button variant="contained" disabled={!mayMake} loading={make.isPending} onClick={confirm}>
          {t('plans.sheet.make', { count: sheet.rowCount })}
        </Button>
        <Button onClick={leave}>{t('common.cancel')}</Button>
      </Box>
      {make.error && <ErrorPanel error={make.error} />}
    </Box>
  );
}
