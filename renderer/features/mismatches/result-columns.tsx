import { useMemo, type ReactElement } from 'react';
import type { ScanQuery, ScanSort } from '../../../shared/scan/scan-query';
import {
  fieldOutcomes,
  isOfBeforeWrite,
  laterFailureOf,
  type ScanField,
  type ScanRow,
} from '../../../shared/scan/scan-row';
import type { Text } from '../../../shared/text/text';
import type { GridColumn } from '../../components/grid/grid';
import { turnSort } from '../../components/grid/turn-sort';
import type { FrameSort } from '../../components/grid/virtual-frame';
import type { PagedRow } from '../../components/grid/use-paged-rows';
import { describeError } from '../../components/describe-error';
import { listShort } from '../../components/list-short';
import { StateChip } from '../../components/state-chip';
import { useTimeFormat } from '../../format-time';
import { useText } from '../../text';
import {
  describeField,
  describeRowActor,
  describeRowRecord,
  nameFinding,
  nameRowActor,
  nameRowRecord,
} from './describe-row';
import { findMeant, orderFindings, type Meant } from './find-meant';
import { FindingChip } from './finding-look';

interface Lines {
  first: string;
  second: string;
}

/** In line with each other, so that only their cell cuts them: what is cut by itself costs its time in every frame of a scroll. */
function TwoLines({ first, second }: Lines): ReactElement {
  return (
    <>
      <span className="first-line" title={first}>
        {first}
      </span>
      <br />
      <span className="second-line" title={second}>
        {second}
      </span>
    </>
  );
}

/** What the list is asked to stand by, for each column. */
const sortOf: Readonly<Record<string, ScanSort>> = {
  finding: 'finding',
  crm: 'name',
  erp: 'erp-key',
  fields: 'fields',
  at: 'at',
};

/** By which column a list in this order stands; in the order in which the rows were found by none. */
export function columnOfSort({ by, descending }: ScanQuery['sort']): FrameSort {
  const [column = ''] = Object.keys(sortOf).filter((id) => sortOf[id] === by);
  return { by: column, isDescending: descending };
}

/** The order after a press on the header of a column: most fields and the latest reading first, the rest from A on. */
export function sortByColumn(sort: ScanQuery['sort'], columnId: string): ScanQuery['sort'] {
  const { isDescending } = turnSort(columnOfSort(sort), columnId, ['fields', 'at']);
  return { by: sortOf[columnId] ?? sort.by, descending: isDescending };
}

/** When it was read, and where the last write from here stands. */
function ReadAndWritten({ row, readAt }: { row: ScanRow; readAt: string }): ReactElement {
  const t = useText();
  return (
    <>
      <div className="read-at">{readAt}</div>
      {row.lastWrite !== null ? (
        <StateChip state={row.lastWrite.state} />
      ) : (
        laterFailureOf(row) && <span className="second-line">{t('mismatches.list.laterFailed')}</span>
      )}
    </>
  );
}

/**
 * The finding that the list was narrowed to, or the worst, and the others by their words: a row counts in each of them. What
 * was known before it was read stands all the same.
 */
function Findings({ row, query }: { row: ScanRow; query: Meant }): ReactElement {
  const t = useText();
  const [first, ...others] = orderFindings(row.findings, query);
  const words = others.map((one) => nameFinding(row, one, t));
  if (first !== undefined && row.at === null) words.push(t('scans.waiting'));
  if (words.length === 0) return <FindingChip row={row} finding={first ?? null} />;
  const also = t('mismatches.list.also', { fields: words.join(', ') });
  return (
    <span>
      <FindingChip row={row} finding={first ?? null} />
      <br />
      <span className="second-line" title={also}>
        {/* The column has room for one. */}
        {words.length === 1 ? also : t('mismatches.list.alsoFindings', { count: words.length })}
      </span>
    </span>
  );
}

const namedBeside = 2;

const rank = ({ outcome }: ScanField) => fieldOutcomes.indexOf(outcome);

/** Why a side was not read; else the field that the list or the finding is about with both its values, and the others by their names. */
function tellFields({ fields, findings, error }: ScanRow, query: Meant, t: Text): Lines {
  const sorted = fields.toSorted((one, other) => rank(one) - rank(other));
  const worst = sorted[findMeant(sorted, query)];
  const others = sorted.filter((one) => one !== worst);
  if (error !== null && findings.includes('not-read')) return { first: describeError(error, t), second: '' };
  if (!worst) return tellNothing(findings, t);
  const names = others.map(({ crmFieldKey, displayName }) => displayName || crmFieldKey);
  const second = names.length === 0 ? '' : listShort(names, t, namedBeside);
  return { first: describeField(worst, t), second: second && t('mismatches.list.also', { fields: second }) };
}

/** Values that a write may have changed since they were read do not stand there as those of now. */
function withAge(row: ScanRow, { first, second }: Lines, t: Text): Lines {
  const parts = [isOfBeforeWrite(row) ? t('scans.readBefore') : '', second];
  return { first, second: parts.filter((part) => part !== '').join(' · ') };
}

/** Who is gone is told here, where the room for it is: its own column has a name and a key. */
function tellNothing(findings: ScanRow['findings'], t: Text): Lines {
  const gone = [
    findings.includes('orphan-record') ? t('mismatches.list.goneRecord') : '',
    findings.includes('orphan-actor') ? t('mismatches.list.goneActor') : '',
  ].filter((one) => one !== '');
  const [first = t('mismatches.list.nothingDiffers'), second = ''] = gone;
  return { first, second };
}

/** A row as its sides tell it: what *What differs* says is not said twice. */
function asSides(row: ScanRow): ScanRow {
  return row.fields.length === 0 ? { ...row, findings: [] } : row;
}

/** What a row is called for whoever does not see it. */
export function nameRow({ row }: PagedRow<ScanRow>, t: Text): string {
  const findings = row.findings.map((one) => nameFinding(row, one, t));
  if (row.at === null) findings.push(t('scans.waiting'));
  if (laterFailureOf(row)) findings.push(t('mismatches.list.laterFailed'));
  if (row.lastWrite !== null)
    findings.push(t('mismatches.list.lastWrite', { state: t(`common.state.${row.lastWrite.state}`) }));
  if (isOfBeforeWrite(row)) findings.push(t('scans.readBefore'));
  return t('mismatches.list.open', {
    record: nameRowRecord(row, t),
    actor: nameRowActor(row, t),
    findings: findings.join(', '),
  });
}

/** What the list says of a linked record: what was found, who it is on both sides, what differs, and when it was read. */
export function useResultColumns(query: Meant): readonly GridColumn<PagedRow<ScanRow>>[] {
  const t = useText();
  const time = useTimeFormat();
  return useMemo(() => {
    const named = (id: 'finding' | 'crm' | 'erp' | 'fields' | 'at') => ({
      id,
      label: t(`mismatches.list.column.${id}`),
      isSortable: true,
    });
    return [
      {
        ...named('finding'),
        width: '188px',
        cell: ({ row }) => <Findings row={row} query={query} />,
      },
      {
        ...named('crm'),
        width: 'minmax(0, 1fr)',
        cell: ({ row }) => (
          <TwoLines first={nameRowRecord(row, t)} second={describeRowRecord(asSides(row), t)} />
        ),
      },
      {
        ...named('erp'),
        width: 'minmax(0, 1fr)',
        cell: ({ row }) => (
          <TwoLines first={nameRowActor(row, t)} second={describeRowActor(asSides(row), t)} />
        ),
      },
      {
        ...named('fields'),
        width: 'minmax(0, 1.7fr)',
        cell: ({ row }) => <TwoLines {...withAge(row, tellFields(row, query, t), t)} />,
      },
      {
        ...named('at'),
        // A day and a time of twelve hours, in the widest figures.
        width: '176px',
        cell: ({ row }) => <ReadAndWritten row={row} readAt={row.at === null ? '' : time.short(row.at)} />,
      },
    ];
  }, [t, time, query]);
}
