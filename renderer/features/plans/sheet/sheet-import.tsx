import ArrowBack from '@mui/icons-material/ArrowBack';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { findKeptColumns, findMappingProblems, type SheetMapping } from '../../../../shared/sheet/column-use';
import type { PreviewChanges, SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { SiteView } from '../../../../shared/site';
import { useCloseSheet, useMakePlan, useSheetPreview, useSheetReport } from '../../../api/sheets';
import { EmptyState } from '../../../components/empty-state';
import { ErrorPanel } from '../../../components/error-panel';
import { useWouldBeLost } from '../../../app-state/would-be-lost';
import { useText } from '../../../text';
import { ColumnTable } from './column-table';
import { ConstantFields } from './constant-fields';
import { KeyChoices } from './key-choices';
import { SheetFacts } from './sheet-facts';
import { SheetImportFoot } from './sheet-import-foot';
import { useSheetMapping } from './use-sheet-mapping';

interface Props {
  site: SiteView;
  opened: SheetPreview;
  onMade(planId: string): void;
  onClose(): void;
}

/** What was said of the rows of one sheet is not meant for another, nor for its text read another way. */
function setRight(before: PreviewChanges, changed: PreviewChanges): PreviewChanges {
  const { headerRow: _row, takeHidden: _hidden, ...reading } = before;
  const isReadAnew = [changed.sheet, changed.encoding, changed.separator].some((one) => one !== undefined);
  return { ...(isReadAnew ? reading : before), ...changed };
}

/** An opened sheet: how it was read, what its columns are, and what is still missing before a plan can be made of it. */
export function SheetImport({ site, opened, onMade, onClose }: Props): ReactElement {
  const t = useText();
  const heading = useFocusOnOpen();
  const [changes, setChanges] = useState<PreviewChanges>({});
  const preview = useSheetPreview(opened, changes);
  const sheet = preview.data ?? opened;
  const { mapping, fields, error, isKept, isChanged, by, change, forgetColumns } = useSheetMapping(
    site.id,
    sheet,
  );
  // A file or a list that nothing was said of is opened again as it was; what was pasted is perhaps nowhere else.
  const isOfPerson = isChanged || Object.keys(changes).length > 0 || opened.format === 'pasted';
  useWouldBeLost('sheet', () => isOfPerson);
  const problems = mapping ? findMappingProblems(mapping) : [];
  const isEmpty = sheet.isComplete && sheet.rowCount === 0;
  const report = useSheetReport(sheet.sheetId, problems.length === 0 && sheet.isComplete ? mapping : null);
  const blocked = report.data?.blocked ?? 0;
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
            {t(sheet.listed ? 'plans.listing.heading' : 'plans.sheet.title')}
          </Typography>
        </Box>
        {preview.error && <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />}
        <SheetFacts
          sheet={sheet}
          onChange={(changed) => {
            setChanges(setRight(changes, changed));
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
            <KeptColumns sheet={sheet} mapping={mapping} />
          </Part>
          <KeyChoices
            mapping={mapping}
            report={report.data ?? null}
            isListed={sheet.listed !== null}
            onChange={change}
          />
          {report.error && <ErrorPanel error={report.error} onRetry={() => void report.refetch()} />}
        </>
      )}
      <SheetImportFoot
        siteId={site.id}
        sheet={sheet}
        problem={
          isEmpty
            ? t('plans.sheet.noRows')
            : problems[0]
              ? t(`plans.sheet.problem.${problems[0]}`)
              : !sheet.isComplete
                ? t('plans.sheet.stillReading')
                : blocked > 0
                  ? t('plans.sheet.blockedKeys', { count: blocked })
                  : undefined
        }
        isReady={mapping !== null && problems.length === 0 && !isEmpty && sheet.isComplete}
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

/** What is taken for nothing, before anything is taken over. */
function KeptColumns(props: { sheet: SheetPreview; mapping: SheetMapping }): ReactElement | null {
  const t = useText();
  const kept = findKeptColumns(props.sheet.columns, props.mapping);
  if (kept.length === 0) return null;
  const names = kept.map(({ header }) => header).join(', ');
  return (
    <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {t('plans.sheet.keptColumns', { names })}
    </Typography>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactElement {
  return (
    <Box component="section" aria-label={title} data-pane sx={{ display: 'grid', gap: 1 }}>
      <Typography variant="h2">{title}</Typography>
      {children}
    </Box>
  );
}
