import Box from '@mui/material/Box';
import { useMemo, type ReactElement } from 'react';
import type { ScanRow } from '../../../../shared/scan/scan-row';
import { VirtualFrame } from '../../../components/grid/virtual-frame';
import { StateChip } from '../../../components/state-chip';
import { useText } from '../../../text';
import { describeRowActor, describeRowRecord, nameRowActor, nameRowRecord } from '../describe-row';
import type { AlikeOutcome } from './use-alike-run';

interface Props {
  rows: readonly ScanRow[];
  /** What became of each row so far. */
  outcomes: ReadonlyMap<number, AlikeOutcome>;
}

const rowPx = 46;
const template = 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)';

/** Every row that is meant, however many there are, and what became of it. */
export function AlikeList({ rows, outcomes }: Props): ReactElement {
  const t = useText();
  const rowIds = useMemo(() => rows.map(({ row }) => String(row)), [rows]);
  const columns = (['crm', 'erp', 'outcome'] as const).map((id) => ({
    id,
    label: t(`mismatches.triage.alike.column.${id}`),
  }));
  return (
    <Box sx={listLook}>
      <VirtualFrame
        kind="table"
        label={t('mismatches.triage.alike.title')}
        columns={columns}
        template={template}
        rowIds={rowIds}
        rowPx={rowPx}
        overscan={4}
        onKeyDown={() => undefined}
        renderRow={(_id, index) => {
          const row = rows[index];
          return row && <Cells row={row} outcome={outcomes.get(row.row) ?? null} />;
        }}
      />
    </Box>
  );
}

function Cells({ row, outcome }: { row: ScanRow; outcome: AlikeOutcome | null }): ReactElement {
  const t = useText();
  return (
    <>
      <td>
        <div className="first-line">{nameRowRecord(row, t)}</div>
        <div className="second-line">{describeRowRecord(row, t)}</div>
      </td>
      <td>
        <div className="first-line">{nameRowActor(row, t)}</div>
        <div className="second-line">{describeRowActor(row, t)}</div>
      </td>
      <td>
        <Became outcome={outcome} />
      </td>
    </>
  );
}

function Became({ outcome }: { outcome: AlikeOutcome | null }): ReactElement | null {
  const t = useText();
  if (outcome === null) return null;
  if (outcome === 'not-read') return <>{t('mismatches.triage.alike.notRead')}</>;
  if (typeof outcome === 'string') return <StateChip state={outcome} />;
  return (
    <>
      <div className="first-line">{t('mismatches.triage.alike.leftAlone')}</div>
      <div className="second-line" title={outcome.left}>
        {outcome.left}
      </div>
    </>
  );
}

const listLook = {
  display: 'flex',
  height: 'min(320px, 44vh)',
  my: 1,
  border: 1,
  borderColor: 'divider',
  '& .first-line, & .second-line': { overflow: 'clip', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .second-line': { color: 'text.secondary', fontSize: '0.8125rem' },
  '& .row': { alignItems: 'center', fontSize: '0.875rem' },
} as const;
